/** What was written differently from what the plan asked for, because a workbook cannot hold it as it is. */
export interface WorkbookWarning {
  readonly code:
    | 'cell/text-cut' // {length}: longer than the 32,767 characters that a cell holds
    | 'cell/link-left-out' // {url}: not https, too long, or more links than a sheet holds
    | 'sheet/renamed' // {to}: the name breaks the rules for sheet names or is taken
    | 'table/renamed' // {to}
    | 'table/header-changed' // {to}: empty, too long or used twice in its table
    | 'name/left-out' // stands for something that has no cells
    | 'name/renamed' // {to}
    | 'table/values-not-kept' // what was last written is not recorded: edits look like old figures
    | 'pivot/adds-up' // {fields}: figures are added that these fields would keep apart
    | 'pivot/totals-add-up' // a grand total adds figures that are kept apart
  readonly sheet?: string
  readonly cell?: string
  readonly name?: string
  readonly detail?: Readonly<Record<string, string | number>>
}

export type Warn = (warning: WorkbookWarning) => void
