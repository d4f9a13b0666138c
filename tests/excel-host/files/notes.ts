/** The old yellow notes: their texts in one part, their boxes, which Excel draws anew, in another. */
import { attr, child, children } from '../../support/xml.ts'
import type { XlsxPart } from '../../support/xlsx-parts.ts'
import { area, formatArea } from '../model/area.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { areaOf } from './open-cells.ts'
import { number, only, text } from './strict.ts'
import { cellText, DECLARATION, el, escapeText, plainText } from './xml-text.ts'

export function openNotes(sheet: Worksheet, { root }: XlsxPart): void {
  only(root, '', 'authors commentList')
  const authors = children(child(root, 'authors'), 'author').map(text)
  for (const note of children(child(root, 'commentList'), 'comment')) {
    only(note, 'ref authorId shapeId uid', 'text')
    const content = child(note, 'text')
    if (content) only(content, '', 't')
    const { row, column } = areaOf(attr(note, 'ref') ?? '')
    const author = authors[number(note, 'authorId') ?? 0] ?? ''
    sheet.notes.set(row, column, { author, text: plainText(text(child(content, 't'))) })
  }
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export function saveNotes(sheet: Worksheet): { readonly comments: string; readonly drawing: string } {
  const notes = sheet.notes.entries()
  const authors = [...new Set(notes.map(({ thing }) => thing.author))]
  const list = notes.map(({ row, column, thing }) =>
    el(
      'comment',
      { ref: formatArea(area(row, column)), authorId: authors.indexOf(thing.author) },
      el('text', {}, el('t', { 'xml:space': 'preserve' }, escapeText(cellText(thing.text)))),
    ),
  )
  const shapes = notes.map(({ row, column }, index) =>
    el(
      'v:shape',
      {
        id: `_x0000_s${1025 + index}`,
        type: '#_x0000_t202',
        style: 'position:absolute;width:108pt;height:59.25pt;visibility:hidden',
        fillcolor: '#ffffe1',
      },
      el(
        'x:ClientData',
        { ObjectType: 'Note' },
        '<x:MoveWithCells/><x:SizeWithCells/>',
        el(
          'x:Anchor',
          {},
          `${column + 1}, 15, ${Math.max(0, row - 1)}, 10, ${column + 3}, 15, ${row + 3}, 4`,
        ),
        '<x:AutoFill>False</x:AutoFill>',
        el('x:Row', {}, String(row)),
        el('x:Column', {}, String(column)),
      ),
    ),
  )
  return {
    comments:
      DECLARATION +
      el(
        'comments',
        { xmlns: MAIN },
        el('authors', {}, ...authors.map((it) => el('author', {}, escapeText(it)))),
        el('commentList', {}, ...list),
      ),
    drawing: el(
      'xml',
      {
        'xmlns:v': 'urn:schemas-microsoft-com:vml',
        'xmlns:o': 'urn:schemas-microsoft-com:office:office',
        'xmlns:x': 'urn:schemas-microsoft-com:office:excel',
      },
      '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>',
      ...shapes,
    ),
  }
}
