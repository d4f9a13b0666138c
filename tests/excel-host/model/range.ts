/** A range as the client holds it: a place on a sheet that moves with the cells. */
import { invalidReference } from '../errors.ts'
import { type Area, formatArea, quoteSheet } from './area.ts'
import type { Worksheet } from './worksheet.ts'

export class Range {
  /** The client's key to the range after the request, once it asked to keep it. */
  reference: string | null = null
  private place: Area | null

  constructor(
    readonly sheet: Worksheet,
    place: Area,
  ) {
    this.place = place
  }

  /** Where the range lies now; refused after its cells or its sheet were deleted. */
  get area(): Area {
    if (this.place === null || this.sheet.deleted) throw invalidReference()
    return this.place
  }

  follow(move: (area: Area) => Area | null): void {
    if (this.place !== null) this.place = move(this.place)
  }

  get address(): string {
    return `${quoteSheet(this.sheet.name)}!${formatArea(this.area)}`
  }
}
