import { columnOf, textAt } from '../data/field-access.ts'
import type { Table } from '../data/table.ts'
import type { Family } from './families.ts'

/** What a set of figures covers: counts of figures, and of the parties that they are about. */
export interface Coverage {
  readonly figures: number
  readonly withValue: number
  readonly withoutValue: number
  /** Different parties: areas, organisations and groups alike. */
  readonly parties: number
  /** Those of them that are areas. */
  readonly areas: number
}

/**
 * Counts over the rows of `figures`, a table with the family's fields (all figures, or those that a filter
 * left). `areas` is the data set's list of areas. A figure of a family without values counts as stated.
 */
export function coverage(figures: Table, family: Family, areas: Table): Coverage {
  const [areaKey] = areas.schema.primaryKey
  if (areaKey === undefined) throw new TypeError(`Table '${areas.name}' has no primary key`)
  const areaColumn = columnOf(areas, areaKey)
  const known = new Set<string>()
  for (let row = 0; row < areas.rows; row++) known.add(textAt(areaColumn, row))

  const partyColumn = columnOf(figures, family.party)
  const valueColumn = family.value === null ? null : columnOf(figures, family.value)
  const parties = new Set<string>()
  let withValue = 0
  for (let row = 0; row < figures.rows; row++) {
    const party = textAt(partyColumn, row)
    if (party !== '') parties.add(party)
    if (valueColumn === null || textAt(valueColumn, row) !== '') withValue++
  }
  return {
    figures: figures.rows,
    withValue,
    withoutValue: figures.rows - withValue,
    parties: parties.size,
    areas: [...parties].filter((party) => known.has(party)).length,
  }
}
