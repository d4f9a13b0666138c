/** The analyst at the keyboard: what a user does in Excel, outside any request. */
import { type Area, formatArea, parseArea, splitAddress } from './model/area.ts'
import type { Workbook } from './model/workbook.ts'
import type { Worksheet } from './model/worksheet.ts'
import { write } from './model/write.ts'
import type { Json } from './json.ts'

export class User {
  constructor(
    private readonly book: Workbook,
    private readonly done: () => void,
  ) {}

  /** Types into cells: one value, or a matrix of the area's size. `address` may name a sheet. */
  type(address: string, value: Json): void {
    const { sheet, area } = this.place(address)
    write(this.book.range(sheet, area), value, 'Unknown')
    this.book.undo.record({ calls: [`Typing in ${formatArea(area)}`], by: 'user' })
    this.finish()
  }

  select(address: string): void {
    const { sheet, area } = this.place(address)
    this.book.select(sheet, area, formatArea(area))
    this.finish()
  }

  /** Hangs an old-style note on a cell. */
  note(address: string, text: string): void {
    const { sheet, area } = this.place(address)
    sheet.notes.set(area.row, area.column, { author: 'User', text })
    this.finish()
  }

  private place(address: string): { sheet: Worksheet; area: Area } {
    const { sheet: name, cells } = splitAddress(address)
    const sheet = name === null ? this.book.active : this.book.sheet(name)
    const area = parseArea(cells)
    if (!sheet || !area) throw new Error(`No such place: ${address}`)
    return { sheet, area }
  }

  private finish(): void {
    this.book.forgetPassing()
    this.done()
  }
}
