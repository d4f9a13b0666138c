/** Page set-up of a sheet. Measures are points. */
import type { Json, JsonObject } from '../json.ts'
import type { Area } from './area.ts'

export class PageSetup {
  readonly settings: Record<string, Json> = {
    BlackAndWhite: false,
    BottomMargin: 54,
    CenterHorizontally: false,
    CenterVertically: false,
    DraftMode: false,
    FirstPageNumber: '',
    FooterMargin: 21.6,
    HeaderMargin: 21.6,
    LeftMargin: 50.4,
    Orientation: 'Portrait',
    PaperSize: null,
    PrintComments: 'NoComments',
    PrintErrors: 'AsDisplayed',
    PrintGridlines: false,
    PrintHeadings: false,
    PrintOrder: 'DownThenOver',
    RightMargin: 50.4,
    TopMargin: 54,
  }
  zoom: JsonObject = { scale: 100 }
  titleRows: Area | null = null
  titleColumns: Area | null = null
  printArea: Area | null = null
  headerState = 'Default'
  useSheetMargins = true
  useSheetScale = true
  readonly headers: Record<
    'DefaultForAllPages' | 'EvenPages' | 'FirstPage' | 'OddPages',
    Record<string, Json>
  > = {
    DefaultForAllPages: emptyHeaders(),
    EvenPages: emptyHeaders(),
    FirstPage: emptyHeaders(),
    OddPages: emptyHeaders(),
  }
}

const emptyHeaders = (): Record<string, Json> => ({
  CenterFooter: '',
  CenterHeader: '',
  LeftFooter: '',
  LeftHeader: '',
  RightFooter: '',
  RightHeader: '',
})
