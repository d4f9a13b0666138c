import type { Area } from '../cells/area.ts'
import { gridArea } from '../cells/grid-area.ts'
import { columnIndex, type Layout, type PivotPlace, type TablePlace } from '../layout.ts'
import type { Package } from '../opc/package.ts'
import { encode } from '../bytes.ts'
import { cacheDefinitionPieces, cacheRecordsPieces } from '../parts/pivot-cache.ts'
import { pivotTableXml } from '../parts/pivot-table.ts'
import type { SharedStrings } from '../parts/shared-strings.ts'
import type { Styles } from '../styles.ts'
import { answerPivot } from './answer.ts'
import { cacheFields, type CacheField } from './cache-fields.ts'
import { pivotGrid } from './cells.ts'
import { pivotShape } from './shape.ts'

export interface PivotParts {
  /** For the workbook part. */
  readonly caches: readonly { readonly id: number; readonly relationship: string }[]
  partOf(pivot: PivotPlace): string
  area(pivot: PivotPlace, strings: SharedStrings): Area
}

/** Adds the PivotTables of a workbook, with one cache for each table that feeds any. */
export function addPivots(
  layout: Layout,
  pkg: Package,
  workbook: string,
  language: string,
  styles: Styles,
): PivotParts {
  const sources = [...new Set(layout.pivots.map(({ source }) => source))]
  const caches = new Map(
    sources.map((source) => [source, addCache(source, layout, pkg, workbook, language, styles)]),
  )
  const cacheOf = ({ source }: PivotPlace): Cache => caches.get(source) as Cache
  const workedOut = new Map(
    layout.pivots.map((pivot) => {
      const { fields, part } = cacheOf(pivot)
      const answer = answerPivot(pivot, fields)
      const shape = pivotShape(pivot.step, answer)
      const name = `xl/pivotTables/pivotTable${pivot.id}.xml`
      pkg.add(name, 'pivotTable', () => [encode(pivotTableXml(pivot, fields, shape, styles))])
      pkg.relate(name, part, 'pivotCacheDefinition')
      return [pivot, { name, grid: pivotGrid(pivot, fields, answer, shape, styles) }]
    }),
  )
  const of = (pivot: PivotPlace) => {
    const it = workedOut.get(pivot)
    if (!it) throw new TypeError(`PivotTable ${pivot.step.name} is of another layout`)
    return it
  }
  return {
    caches: [...caches.values()].map(({ id, relationship }) => ({ id, relationship })),
    partOf: (pivot) => of(pivot).name,
    area: (pivot, strings) => gridArea(of(pivot).grid, strings),
  }
}

interface Cache {
  readonly id: number
  readonly part: string
  readonly relationship: string
  readonly fields: readonly CacheField[]
}

function addCache(
  source: TablePlace,
  layout: Layout,
  pkg: Package,
  workbook: string,
  language: string,
  styles: Styles,
): Cache {
  const readers = layout.pivots.filter((pivot) => pivot.source === source)
  const axes = readers.flatMap(({ step }) => [...step.rows, ...step.columns, ...step.filters])
  const fields = cacheFields(source, new Set(axes.map((id) => columnIndex(source, id))), language)
  const records = source.box.rows - 1
  const part = `xl/pivotCache/pivotCacheDefinition${source.id}.xml`
  const recordsPart = `xl/pivotCache/pivotCacheRecords${source.id}.xml`
  const toRecords = pkg.relate(part, recordsPart, 'pivotCacheRecords')
  pkg.add(part, 'pivotCacheDefinition', () =>
    cacheDefinitionPieces(source.name, fields, records, toRecords, styles),
  )
  pkg.add(recordsPart, 'pivotCacheRecords', () => cacheRecordsPieces(fields, records))
  return { id: source.id, part, relationship: pkg.relate(workbook, part, 'pivotCacheDefinition'), fields }
}
