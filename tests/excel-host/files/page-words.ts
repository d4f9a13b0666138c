/** Words of the model and of SpreadsheetML for the printed page and for protection. */

export const PAPER_SIZES: Readonly<Record<number, string>> = {
  1: 'Letter',
  5: 'Legal',
  8: 'A3',
  9: 'A4',
  11: 'A5',
}

/** Settings that are on or off, with the attribute of the element that holds them. */
export const PAGE_FLAGS = {
  options: {
    CenterHorizontally: 'horizontalCentered',
    CenterVertically: 'verticalCentered',
    PrintGridlines: 'gridLines',
    PrintHeadings: 'headings',
  },
  setup: { BlackAndWhite: 'blackAndWhite', DraftMode: 'draft' },
} as const

export const PAGE_WORDS: Readonly<
  Record<string, { readonly attribute: string; readonly words: Readonly<Record<string, string>> }>
> = {
  Orientation: { attribute: 'orientation', words: { portrait: 'Portrait', landscape: 'Landscape' } },
  PrintOrder: {
    attribute: 'pageOrder',
    words: { downThenOver: 'DownThenOver', overThenDown: 'OverThenDown' },
  },
  PrintComments: {
    attribute: 'cellComments',
    words: { none: 'NoComments', atEnd: 'EndSheet', asDisplayed: 'InPlace' },
  },
  PrintErrors: {
    attribute: 'errors',
    words: { displayed: 'AsDisplayed', blank: 'Blank', dash: 'Dash', NA: 'NotAvailable' },
  },
}

/** What a protected sheet allows: the attribute of a file says what it forbids, and is 1 where it is absent. */
export const PROTECTION: Readonly<Record<string, string>> = {
  allowAutoFilter: 'autoFilter',
  allowDeleteColumns: 'deleteColumns',
  allowDeleteRows: 'deleteRows',
  allowFormatCells: 'formatCells',
  allowFormatColumns: 'formatColumns',
  allowFormatRows: 'formatRows',
  allowInsertColumns: 'insertColumns',
  allowInsertHyperlinks: 'insertHyperlinks',
  allowInsertRows: 'insertRows',
  allowPivotTables: 'pivotTables',
  allowSort: 'sort',
}
