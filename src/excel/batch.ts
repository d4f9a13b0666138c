import { breathe } from '../base/breathe.ts'
import { toWorkbookError } from './problems.ts'

/** Bytes of one request: below the 5 MB of Excel on the web, with room for what the estimates miss. */
export const PIECE = 4_000_000

/** Bytes that a call takes in a request with the paths to its object, rounded up. */
const CALL = 700

/** Milliseconds of gathering after which the page has its turn. */
const TURN = 30

/** Calls that belong together: none of them may need an object that an earlier request made without an id. */
export interface Load {
  /** Name of the sheet, for the place of a problem. */
  readonly sheet?: string
  /** Calls and properties set. */
  readonly calls?: number
  /** Bytes of the values in them. */
  readonly bytes?: number
  /** Cells that they fill, for the progress. */
  readonly cells?: number
}

export interface BatchOptions {
  readonly signal?: AbortSignal | undefined
  /** Called after each request with the cells that it filled. */
  readonly sent?: (cells: number) => void
}

/**
 * Gathers calls and sends them in as few requests as the limit on their size allows. The page has its turn
 * meanwhile, and before each request, which the library makes into text in one go.
 */
export class Batch {
  private bytes = 0
  private cells = 0
  private since = performance.now()
  private readonly sheets = new Set<string>()

  constructor(
    readonly context: Excel.RequestContext,
    private readonly options: BatchOptions = {},
  ) {}

  /** Makes room for the calls that follow, up to the next `add`: sends what has gathered where they do not fit. */
  async add(load: Load): Promise<void> {
    if (performance.now() - this.since > TURN) await this.rest()
    const bytes = (load.calls ?? 1) * CALL + (load.bytes ?? 0)
    if (this.bytes > 0 && this.bytes + bytes > PIECE) await this.send()
    if (this.bytes === 0) this.hold()
    this.bytes += bytes
    this.cells += load.cells ?? 0
    if (load.sheet !== undefined) this.sheets.add(load.sheet)
  }

  /** Sends what has gathered. @throws WorkbookError with the sheet, where all calls were about one */
  async send(): Promise<void> {
    await this.rest()
    this.options.signal?.throwIfAborted()
    try {
      await this.context.sync()
    } catch (error) {
      const [sheet, other] = this.sheets
      throw toWorkbookError(error, sheet === undefined || other !== undefined ? {} : { sheet })
    }
    this.options.sent?.(this.cells)
    await this.rest()
    this.bytes = 0
    this.cells = 0
    this.sheets.clear()
  }

  private async rest(): Promise<void> {
    await breathe()
    this.since = performance.now()
  }

  /** Excel neither draws nor calculates until the request is worked off. */
  private hold(): void {
    const { application } = this.context
    application.suspendApiCalculationUntilNextSync()
    application.suspendScreenUpdatingUntilNextSync()
  }
}

const encoder = new TextEncoder()

/** Bytes that a value takes in a request: JSON in UTF-8. */
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length
