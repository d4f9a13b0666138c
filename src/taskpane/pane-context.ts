import { createContext, useContext } from 'react'
import type { Language, Report, ReportKind } from '../report/report.ts'
import type { TabName, TaskPaneWords } from '../text/pane/index.ts'
import type { Book } from './books/book.ts'
import type { Engine } from './engine/engine.ts'
import type { PaneRequest } from './requests.ts'
import type { DatasetState } from './use-dataset.ts'
import type { Refreshing } from './use-refresh.ts'
import type { InTurn } from './use-turns.ts'
import type { Writing } from './use-write.ts'

/** Where the pane is: a tab, and in Reports the report whose form is open. */
export interface Place {
  readonly tab: TabName
  readonly report: ReportKind | null
}

/** What every part of the pane may use. */
export interface PaneContent {
  readonly words: TaskPaneWords
  readonly setLanguage: (language: Language) => void
  readonly isDark: boolean
  readonly engine: Engine
  /** Null until it is known whether Excel is around. */
  readonly book: Book | null
  readonly dataset: DatasetState
  readonly place: Place
  readonly go: (place: Place) => void
  /** What was chosen for each report, kept while other tabs are looked at. */
  readonly drafts: Readonly<Partial<Record<ReportKind, Report>>>
  readonly setDraft: (draft: Report) => void
  /** Work at the workbook outlives the tab that began it. */
  readonly writing: Writing
  readonly refreshing: Refreshing
  /** For every other piece of work at the workbook. */
  readonly inTurn: InTurn
  /** What the ribbon asked for; who does it calls `settle`. */
  readonly request: PaneRequest | null
  readonly settle: () => void
}

export const PaneContext = createContext<PaneContent | null>(null)

export function usePane(): PaneContent {
  const content = useContext(PaneContext)
  if (!content) throw new Error('A part of the pane was drawn outside it')
  return content
}
