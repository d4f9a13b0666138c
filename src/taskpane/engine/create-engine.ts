import { describeDataset } from '../../app/describe-dataset.ts'
import { openDataset } from '../../app/open-dataset.ts'
import type { Dataset } from '../../data/table.ts'
import { loadWords } from '../../text/load-words.ts'
import type { Engine, Opened } from './engine.ts'

/** What is not needed to show what is loaded. */
const answers = () => import('./answers.ts')

/** The engine itself, in a worker or in the page: what it opens first is there before the rest of it. */
export function createEngine(): Engine {
  let open: Dataset | null = null
  let opening: Promise<unknown> = Promise.resolve()
  const data = async (): Promise<Dataset> => {
    if (!open) await opening
    if (!open) throw new Error('No data set is open')
    return open
  }
  return {
    open: (source, work) => {
      const opened = openDataset(source, work).then((read): Opened => {
        if (!read.ok) return read
        open = read.value
        return { ok: true, warnings: read.warnings }
      })
      opening = opened.catch(() => undefined)
      return opened
    },
    describe: async (language) => {
      const words = await loadWords(language)
      const dataset = await data()
      return { ...describeDataset(dataset, words), hash: dataset.hash }
    },
    figures: async (of) => (await answers()).figures(await data(), of),
    choices: async (of) => (await answers()).choices(await data(), of),
    preview: async (report) => (await answers()).preview(await data(), report),
    plan: async (order) => (await answers()).plan(await data(), order),
    replan: async (order) => (await answers()).replanned(await data(), order),
    trace: async (of) => (await answers()).trace(await data(), of),
  }
}
