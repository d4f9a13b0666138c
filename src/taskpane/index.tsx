import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readPackage } from '../data/package.ts'
import type { Language } from '../report/report.ts'
import { wordsFor } from '../text/index.ts'
import { taskPaneWords } from '../text/task-pane.ts'
import { fetchAccess } from './fetch-access.ts'
import { findHost, type Host } from './host.ts'
import { Pane } from './Pane.tsx'
import type { LoadDataset } from './use-dataset.ts'
import type { PaneWords } from './words.ts'

/** The built-in data set is served beside the page: a file of it that cannot be had is no fault of the data. */
const load: LoadDataset = async (signal) => {
  const access = fetchAccess('dataset/', signal)
  let failure: unknown = null
  const noting = (path: string): Promise<Uint8Array> =>
    access(path).catch((cause: unknown) => {
      failure = cause
      throw cause
    })
  const result = await readPackage(noting, { signal })
  if (failure !== null) throw failure
  return result
}

const languageOf = (tag: string): Language => (tag.toLowerCase().startsWith('ru') ? 'ru' : 'en')

const WORDS: Readonly<Record<Language, PaneWords>> = {
  en: { pane: taskPaneWords.en, data: wordsFor('en') },
  ru: { pane: taskPaneWords.ru, data: wordsFor('ru') },
}

const place = document.getElementById('root')
if (!place) throw new Error('The page has no #root')
const root = createRoot(place)

function show(host: Host | null): void {
  const language = languageOf(host?.language ?? navigator.language)
  document.documentElement.lang = language
  root.render(
    <StrictMode>
      <Pane hostIsDark={host?.dark ?? null} words={WORDS[language]} load={load} />
    </StrictMode>,
  )
}

// The figures do not wait for Office: in a plain browser it never answers.
show(null)
const host = await findHost()
if (host) show(host)
