/** A workbook on an analyst's desk, whatever holds it: reports are written, it is worked in, it is refreshed. */
import type { Plan } from '../../src/report/steps.ts'
import { openExcel } from '../../src/excel/excel-workbook.ts'
import type { RefreshableWorkbook } from '../../src/workbook/workbook.ts'
import { Parts, sheetPart } from '../corpus/analyst.ts'
import { startExcel } from '../excel-host/index.ts'
import { toXlsx } from '../support/write-xlsx.ts'
import { open, saved } from '../unit/xlsx/edit/support.ts'
import { excelPicture } from './excel-picture.ts'
import type { Picture } from './picture.ts'
import { xlsxPicture } from './xlsx-picture.ts'

export interface Desk {
  /** Opens the workbook, and saves it afterwards. */
  work<T>(job: (book: RefreshableWorkbook) => Promise<T>): Promise<T>
  picture(): Picture
  /** Copies a sheet with a table on it, and deletes the sheet. */
  replaceByCopy(sheet: string): Promise<void>
  /** Writes into a cell of a row in which others stand left of it, without a table taking it in. */
  write(sheet: string, cell: string, value: number): Promise<void>
  rename(sheet: string, to: string): Promise<void>
  /** Hangs a comment on a cell. */
  comment(sheet: string, cell: string): Promise<void>
}

export interface DeskKind {
  readonly name: string
  /** A desk with a workbook into which a plan has been written. */
  readonly with: (plan: Plan) => Promise<Desk>
}

const excelDesk: DeskKind = {
  name: 'Office.js',
  async with(plan) {
    const excel = startExcel()
    const book = openExcel({ Excel: excel.Excel, isSetSupported: () => true })
    await book.write(plan)
    return {
      work: (job) => job(book),
      picture: () => excelPicture(excel),
      replaceByCopy: (sheet) =>
        excel.run(async (context) => {
          const it = context.workbook.worksheets.getItem(sheet)
          it.copy('End')
          it.delete()
          await context.sync()
        }),
      write: async (sheet, cell, value) => {
        excel.host.workbook.situation.autoCorrect = false
        await Promise.resolve(excel.host.user.type(`'${sheet}'!${cell}`, value))
      },
      rename: (sheet, to) =>
        excel.run(async (context) => {
          context.workbook.worksheets.getItem(sheet).name = to
          await context.sync()
        }),
      comment: (sheet, cell) =>
        excel.run(async (context) => {
          context.workbook.comments.add(`'${sheet}'!${cell}`, 'Asked the source')
          await context.sync()
        }),
    }
  },
}

const xlsxDesk: DeskKind = {
  name: '.xlsx',
  async with(plan) {
    let { file }: { file: Uint8Array } = await toXlsx(plan)
    const change = (job: (parts: Parts) => void): Promise<void> => {
      const parts = new Parts(file)
      job(parts)
      file = parts.zip()
      return Promise.resolve()
    }
    return {
      async work(job) {
        const book = await open(file)
        const done = await job(book)
        file = await saved(book)
        return done
      },
      picture: () => xlsxPicture(file),
      // What Excel saves then: the sheet, its table and their ids are new, its hidden names are not there.
      replaceByCopy: (sheet) =>
        change((parts) => {
          const rels = sheetPart(parts, sheet).replace('sheets/', 'sheets/_rels/') + '.rels'
          const table = /tables\/table\d+\.xml/.exec(parts.text(rels))?.[0]
          parts.edit('xl/workbook.xml', [
            new RegExp(`<sheet name="${sheet}" sheetId="\\d+"`),
            `<sheet name="${sheet} (2)" sheetId="99"`,
          ])
          const names = new RegExp(`<definedName [^>]*>'${sheet}'![^<]*</definedName>`, 'g')
          parts.edit('xl/workbook.xml', [names, ''])
          parts.edit(
            `xl/${table}`,
            [/ id="\d+"/, ' id="99"'],
            [/ name="(\w+)" displayName="\w+"/, ' name="$1_99" displayName="$1_99"'],
          )
        }),
      write: (sheet, cell, value) =>
        change((parts) => {
          const row = /\d+/.exec(cell)?.[0]
          const added = `<c r="${cell}"><v>${value}</v></c></row>`
          parts.edit(sheetPart(parts, sheet), [new RegExp(`(<row r="${row}".*?)</row>`), `$1${added}`])
        }),
      // Formulas and names follow, as when Excel saves it; links do not.
      rename: (sheet, to) =>
        change((parts) => {
          parts.edit('xl/workbook.xml', [`<sheet name="${sheet}"`, `<sheet name="${to}"`])
          for (const name of parts.names.filter((it) => it.endsWith('.xml') && !it.includes('worksheets/'))) {
            const text = parts.text(name)
            const renamed = text.replaceAll(`'${sheet}'!`, `'${to}'!`)
            if (renamed !== text) parts.set(name, renamed)
          }
        }),
      comment: (sheet, cell) =>
        change((parts) => {
          parts.set(
            'xl/commentsOfDesk.xml',
            `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>A</author></authors><commentList><comment ref="${cell}" authorId="0"><text><t>Asked the source</t></text></comment></commentList></comments>`,
          )
          parts.declare('xl/commentsOfDesk.xml', 'spreadsheetml.comments')
          parts.relate(sheetPart(parts, sheet), 'rIdDesk', 'comments', '../commentsOfDesk.xml')
        }),
    }
  },
}

export const deskKinds = [xlsxDesk, excelDesk]
