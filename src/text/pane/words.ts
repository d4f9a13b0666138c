import type { FamilyName } from '../../figures/families.ts'
import type { Language, ReportKind, Style } from '../../report/report.ts'
import type { Counts, ReportState } from '../../workbook/changes.ts'

export type TabName = 'data' | 'reports' | 'workbook' | 'figure'

/** The words of the task pane. Counts and dates come as numbers and are put into words here. */
export interface TaskPaneWords {
  readonly language: Language
  readonly number: (value: number) => string
  /** `22 Nov 2026, 14:05` in the reader's own time, from ISO 8601. */
  readonly moment: (iso: string) => string
  readonly tabs: Readonly<Record<TabName, string>>
  readonly tabsName: string
  readonly menu: { readonly name: string; readonly language: string; readonly help: string }
  readonly close: string
  readonly cancel: string
  readonly cancelling: string
  readonly retry: string
  readonly loading: string
  readonly percent: (share: number) => string

  readonly welcome: {
    readonly title: string
    readonly text: string
    readonly start: string
    readonly skip: string
  }
  readonly data: {
    readonly version: (version: string, date: string) => string
    readonly contents: (figures: number, sources: number) => string
    readonly figures: string
    readonly figureCount: (count: number) => string
    readonly families: Readonly<Record<FamilyName, string>>
    readonly sources: string
    readonly paragraph: (number: number) => string
    readonly amountNotStated: string
    readonly noFigures: string
    readonly open: string
    readonly openHint: string
    readonly builtIn: string
    readonly reading: string
    readonly opened: (title: string) => string
    readonly notLoaded: string
    readonly unreachable: string
    readonly stillLoaded: (title: string) => string
  }
  readonly problems: {
    readonly title: (count: number) => string
    readonly warnings: (count: number) => string
    readonly more: (count: number) => string
    readonly at: (file: string, row: number | null, column: string | null) => string
  }
  readonly reports: {
    readonly title: string
    readonly names: Readonly<Record<ReportKind, string>>
    readonly about: Readonly<Record<ReportKind, string>>
    readonly none: string
    readonly noneFor: (report: string) => string
    readonly back: string
    readonly preview: string
    readonly rowsOf: (shown: number, total: number) => string
    readonly noRows: string
    readonly noChart: string
    readonly filters: string
    readonly areas: string
    readonly areasHint: string
    readonly noMatch: string
    readonly remove: (name: string) => string
    readonly all: string
    readonly chosen: (count: number) => string
    readonly from: string
    readonly to: string
    readonly dateHint: string
    readonly substances: string
    readonly roles: string
    readonly kinds: string
    readonly layout: string
    readonly rows: string
    readonly columns: string
    readonly style: string
    readonly styles: Readonly<Record<Style, string>>
    readonly language: string
    readonly reset: string
    readonly fix: string
  }
  readonly write: {
    readonly action: string
    readonly planning: string
    readonly writing: string
    readonly done: (sheet: string) => string
    /** Where the sheet is not known. */
    readonly written: string
    readonly goTo: (sheet: string) => string
    readonly download: string
    readonly saving: string
    readonly cancelled: string
    readonly failed: string
    /** Part of it is in the workbook and could not be taken back: the title, and what to do. */
    readonly incomplete: readonly [title: string, next: string]
    readonly asBefore: string
    readonly waitingForHost: string
    readonly unexpected: (reason: string) => string
  }
  readonly workbook: {
    readonly title: string
    readonly none: string
    readonly noneNext: string
    readonly choose: string
    readonly written: (moment: string, version: string) => string
    readonly current: string
    readonly otherVersion: string
    readonly newBook: string
    readonly openedBook: string
    readonly fileHint: string
    readonly openBook: string
    readonly startNew: string
    readonly look: string
    readonly notRead: string
    readonly sheetOf: (name: string) => string
  }
  readonly refresh: {
    readonly check: string
    readonly checking: string
    readonly nothing: string
    readonly title: string
    readonly states: Readonly<Record<ReportState, string>>
    readonly shared: string
    readonly counts: (counts: Counts) => string
    readonly why: Readonly<Record<'revised' | 'added' | 'withdrawn' | 'yours' | 'conflict', string>>
    readonly empty: string
    readonly keep: string
    readonly take: string
    readonly conflict: (what: string) => string
    readonly conflicts: (count: number) => string
    readonly more: (count: number) => string
    readonly missing: (count: number) => string
    readonly recreate: string
    /** What is to become of a table that is gone and whose figures stand in another. */
    readonly lost: (table: string) => string
    readonly leave: string
    readonly adopt: (table: string, sheet: string) => string
    readonly receipt: string
    readonly one: string
    readonly all: string
    readonly refreshing: string
    readonly done: (changes: number | null) => string
    readonly cancelled: string
    /** By what was under way. */
    readonly failed: Readonly<Record<'checking' | 'refreshing' | 'restoring', string>>
    /** Part of it is in the workbook and could not be taken back: the title, and what to do. */
    readonly incomplete: readonly [title: string, next: string]
    readonly left: (reports: readonly string[]) => string
    readonly nothingToRefresh: string
    readonly restore: string
    readonly restoring: string
    readonly restored: string
    readonly noRestore: string
  }
  readonly figure: {
    readonly title: string
    readonly selectHint: string
    readonly selectNoFigure: string
    readonly idLabel: string
    readonly idHint: string
    readonly find: string
    readonly unknown: (id: string) => string
    readonly value: string
    readonly period: string
    readonly activity: string
    readonly source: string
    readonly published: string
    readonly symbol: string
    readonly place: string
    readonly id: string
    readonly follow: string
  }
  readonly check: {
    readonly action: string
    readonly title: string
    readonly text: string
    readonly run: string
    readonly running: string
    readonly passed: (passed: number, total: number) => string
    /** What to do when these checks failed. */
    readonly next: (failed: readonly string[]) => string
    readonly again: string
    readonly cancelled: string
    readonly milliseconds: (value: number) => string
    readonly copy: string
    readonly copied: string
    readonly byHand: string
    readonly back: string
    readonly ok: string
    readonly failed: string
    /** By the names of the checks. */
    readonly names: Readonly<Record<string, string>>
  }
  readonly crash: {
    readonly title: string
    readonly text: string
    /** A part that could not be fetched. */
    readonly notLoaded: string
    readonly again: string
    readonly copy: string
    readonly copied: string
    readonly byHand: string
  }
}
