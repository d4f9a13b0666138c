import { Suspense, useCallback, useEffect, useState } from 'react'
import { FluentProvider, makeStaticStyles, makeStyles } from '@fluentui/react-components'
import type { DatasetSource } from '../app/open-dataset.ts'
import type { Language, Report, ReportKind } from '../report/report.ts'
import { englishPaneWords, paneWords, type TaskPaneWords } from '../text/pane/index.ts'
import type { Book } from './books/book.ts'
import { DataTab } from './data/DataTab.tsx'
import type { Engine } from './engine/engine.ts'
import { PaneContext, type PaneContent, type Place } from './pane-context.ts'
import { ErrorBoundary } from './parts/ErrorBoundary.tsx'
import { fetched } from './parts/fetched.tsx'
import { Header } from './parts/Header.tsx'
import { ownLanguage } from './own-language.ts'
import { remember, remembered } from './remembered.ts'
import type { PaneRequest, Requests } from './requests.ts'
import type { FirstSight } from './start.ts'
import { themeOf, useIsDark } from './theme.ts'
import { latest, useAnswer } from './use-answer.ts'
import { useDataset } from './use-dataset.ts'
import { useRefresh } from './use-refresh.ts'
import { useTurns } from './use-turns.ts'
import { useWrite } from './use-write.ts'

const ReportsTab = fetched(() => import('./reports/ReportsTab.tsx'))
const WriteStatus = fetched(() => import('./reports/WriteStatus.tsx'))
const WorkbookTab = fetched(() => import('./workbook/WorkbookTab.tsx'))
const FigureTab = fetched(() => import('./figure/FigureTab.tsx'))
const CheckView = fetched(() => import('./check/CheckView.tsx'))

const usePageStyles = makeStaticStyles({ body: { margin: 0 } })

const useStyles = makeStyles({
  pane: { minHeight: '100vh', display: 'flex', flexDirection: 'column' },
  main: { flexGrow: 1, display: 'flex', flexDirection: 'column' },
  content: { flexGrow: 1, display: 'flex', flexDirection: 'column', padding: '12px', minWidth: 0 },
})

/** What the pane follows of the host, once it is known. */
export interface HostView {
  readonly book: Book
  /** BCP 47; null in a plain browser. */
  readonly language: string | null
  readonly isDark: boolean | null
}

interface PaneProps {
  readonly engine: Engine
  readonly builtIn: DatasetSource
  /** The built-in data set as it is shown until it has been read, where that could be had. */
  readonly first: FirstSight | null
  readonly host: HostView | null
  readonly requests: Requests
}

export function Pane({ engine, builtIn, first, host, requests }: PaneProps) {
  usePageStyles()
  const styles = useStyles()
  const isDark = useIsDark(host?.isDark ?? null)
  const [language, setLanguage] = useLanguage(host)
  const words = useWords(language)
  const dataset = useDataset(engine, builtIn, first, words.language)
  const [chosen, setPlace] = useState<Place>({ tab: 'data', report: null })
  const [drafts, setDrafts] = useState<Partial<Record<ReportKind, Report>>>({})
  const [asked, setAsked] = useState<readonly PaneRequest[]>([])
  const request = asked[0] ?? null

  useEffect(
    () =>
      requests.listen((asked) => {
        // Reports are written one after the other; all else is asked for once.
        if (asked.kind === 'write')
          setAsked((before) => [...before.filter((it) => it.kind === 'write'), asked])
        else setAsked([asked])
      }),
    [requests],
  )
  const place = (request && placeOf(request)) ?? chosen
  const settle = useCallback(() => {
    setPlace(place)
    setAsked((before) => before.slice(1))
  }, [place])
  // Who goes elsewhere no longer wants what was asked for.
  const go = useCallback((to: Place) => {
    setPlace(to)
    setAsked([])
  }, [])

  const book = host?.book ?? null
  const inTurn = useTurns()
  const writing = useWrite(engine, book, inTurn)
  const refreshing = useRefresh(engine, inTurn)
  const isChecking = request?.kind === 'check'
  const content: PaneContent = {
    words,
    setLanguage,
    isDark,
    engine,
    book,
    dataset,
    place,
    go,
    drafts,
    setDraft: (draft) => setDrafts((before) => ({ ...before, [draft.kind]: draft })),
    writing,
    refreshing,
    inTurn,
    request,
    settle,
  }
  const isForm = place.tab === 'reports' && place.report !== null
  const panel = isChecking
    ? { role: 'region', 'aria-label': words.check.title }
    : { role: 'tabpanel', 'aria-labelledby': `tab-${place.tab}` }
  return (
    <FluentProvider theme={themeOf(isDark)} className={styles.pane}>
      <PaneContext value={content}>
        <ErrorBoundary words={words}>
          <Header
            tab={isChecking ? null : place.tab}
            check={book?.selfCheck ? () => setAsked([{ kind: 'check' }]) : null}
          />
          <main className={styles.main} aria-busy={dataset.opening !== null}>
            <div id="tabpanel" {...panel} className={styles.content}>
              <ErrorBoundary words={words} key={isChecking ? 'check' : `${place.tab} ${place.report}`}>
                <Suspense>
                  {isChecking ? <CheckView /> : <TabContent place={place} />}
                  {!isForm && writing.state.kind !== 'idle' && <WriteStatus />}
                </Suspense>
              </ErrorBoundary>
            </div>
          </main>
        </ErrorBoundary>
      </PaneContext>
    </FluentProvider>
  )
}

/** Where what the ribbon asks for is done; null for what has a place of its own. */
function placeOf(request: PaneRequest): Place | null {
  switch (request.kind) {
    case 'write':
      return { tab: 'reports', report: request.report }
    case 'refresh-all':
      return { tab: 'workbook', report: null }
    case 'trace':
      return { tab: 'figure', report: null }
    case 'check':
      return null
  }
}

function TabContent({ place }: { readonly place: Place }) {
  switch (place.tab) {
    case 'data':
      return <DataTab />
    case 'reports':
      return <ReportsTab />
    case 'workbook':
      return <WorkbookTab />
    case 'figure':
      return <FigureTab />
  }
}

/** The user's choice, else the host's language, else the browser's. */
function useLanguage(host: HostView | null): readonly [Language, (language: Language) => void] {
  const [chosen, setChosen] = useState(() => remembered('language'))
  const choose = useCallback((language: Language) => {
    remember('language', language)
    setChosen(language)
  }, [])
  const language = ownLanguage(host?.language ?? null, chosen)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return [language, choose]
}

/** The words of a language; those of the one before until they have come. */
function useWords(language: Language): TaskPaneWords {
  const ask = useCallback(() => paneWords(language), [language])
  return latest(useAnswer(ask)) ?? englishPaneWords
}
