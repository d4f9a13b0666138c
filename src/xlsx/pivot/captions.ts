import { valueCaptions as uniqueCaptions } from '../../workbook/names.ts'
import type { PivotPlace } from '../layout.ts'
import type { CacheField, Item } from './cache-fields.ts'

/** Names of the values. Excel refuses one that is a field's name or used twice: such a name gets a space. */
export function valueCaptions({ step, source }: PivotPlace): string[] {
  return uniqueCaptions(
    step.values.map(({ caption }) => caption),
    source.headers,
  )
}

// What Excel itself shows where a plan has no words of its own.
const [BLANK, VALUES] = ['(blank)', 'Values']

/** The name of the field that stands for several values. */
export const valuesCaption = ({ step }: PivotPlace): string => step.words.values ?? VALUES

/** An item as the label cell shows it. */
export function itemLabel(place: PivotPlace, field: CacheField, number: number): string | number {
  const item: Item = field.items?.[number] ?? null
  return item ?? place.step.words.blank ?? BLANK
}
