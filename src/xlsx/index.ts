/**
 * The .xlsx adapter: our own reader and writer of Open Packaging Conventions packages.
 *
 *     [Content_Types].xml                  opc/package.ts
 *     _rels/.rels, …/_rels/*.rels          opc/package.ts
 *     docProps/core.xml, app.xml           parts/document-properties.ts
 *     customXml/item1.xml, itemProps1.xml  parts/record.ts
 *     xl/
 *       workbook.xml                       parts/workbook.ts, defined-names.ts
 *       styles.xml                         parts/styles.ts, styles.ts
 *       sharedStrings.xml                  parts/shared-strings.ts
 *       theme/theme1.xml                   parts/theme.ts
 *       worksheets/sheetN.xml              parts/worksheet.ts, cells/
 *       tables/tableN.xml                  parts/table.ts
 *       drawings/drawingN.xml              parts/drawing.ts
 *       charts/chartN.xml                  parts/chart/
 *       pivotTables/pivotTableN.xml        parts/pivot-table.ts, pivot/
 *       pivotCache/pivotCacheDefinitionN.xml, pivotCacheRecordsN.xml  parts/pivot-cache.ts
 *
 * A part is named first and generated when the zip comes to it (`opc/zip-writer.ts`), large ones in pieces.
 * A workbook that exists is opened, written into and refreshed by `edit/`, from `edit/open-xlsx.ts` on.
 * An opened zip gives its entries as compressed bytes (`opc/zip-reader.ts`), and the writer takes such
 * entries as they are, so whatever is not touched can be copied without being expanded.
 */
export { openXlsx, type OpenedXlsx, type SavedXlsx } from './edit/open-xlsx.ts'
export type { Deflater } from './opc/deflater.ts'
export { webDeflater } from './opc/deflater-web.ts'
export type { Sink } from './opc/zip-writer.ts'
export { readRecord } from './read-record.ts'
export { writeXlsx, type WrittenXlsx } from './write-xlsx.ts'
export { createXlsx, type XlsxWorkbook } from './xlsx-workbook.ts'
