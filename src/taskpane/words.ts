import { createContext, useContext } from 'react'
import type { Words } from '../report/words.ts'
import type { TaskPaneWords } from '../text/task-pane.ts'

/** The words of the pane itself, and those of figures, codes and dates. */
export interface PaneWords {
  readonly pane: TaskPaneWords
  readonly data: Words
}

export const WordsContext = createContext<PaneWords | null>(null)

export function useWords(): PaneWords {
  const words = useContext(WordsContext)
  if (!words) throw new Error('The pane was drawn without words')
  return words
}
