import { describeDataset } from '../../app/describe-dataset.ts'
import { openDataset } from '../../app/open-dataset.ts'
import type { Dataset } from '../../data/table.ts'
import { loadWords } from '../../text/load-words.ts'
import type { Engine } from './engine.ts'

/** What is not needed to show what is loaded. */
const answers = () => import('./answers.ts')

/** The engine itself, in a worker or in the page: what it opens first is there before the rest of it. */
export function createEngine(): Engine {
  let open: Dataset | null = null
  const data = (): Dataset => {
    if (!open) throw new Error('No data set is open')
    return open
  }
  return {
    open: async (source, work) => {
      const read = await openDataset(source, work)
      if (!read.ok) return read
      open = read.value
      return { ok: true, warnings: read.warnings }
    },
    describe: async (language) => {
      const words = await loadWords(language)
      return { ...describeDataset(data(), words), hash: data().hash }
    },
    figures: async (of) => (await answers()).figures(data(), of),
    choices: async (of) => (await answers()).choices(data(), of),
    preview: async (report) => (await answers()).preview(data(), report),
    plan: async (order) => (await answers()).plan(data(), order),
    replan: async (order) => (await answers()).replanned(data(), order),
    trace: async (of) => (await answers()).trace(data(), of),
  }
}
