/** The theme of a workbook that Excel has made: its colours and fonts, and the plainest looks that a theme must have. */
import { DECLARATION, el } from './xml-text.ts'

const COLORS = {
  dk1: '000000',
  lt1: 'FFFFFF',
  dk2: '44546A',
  lt2: 'E7E6E6',
  accent1: '4472C4',
  accent2: 'ED7D31',
  accent3: 'A5A5A5',
  accent4: 'FFC000',
  accent5: '5B9BD5',
  accent6: '70AD47',
  hlink: '0563C1',
  folHlink: '954F72',
} as const

const colors = Object.entries(COLORS).map(([name, val]) => el(`a:${name}`, {}, el('a:srgbClr', { val })))
const font = (name: string, typeface: string): string =>
  el(`a:${name}`, {}, el('a:latin', { typeface }), '<a:ea typeface=""/><a:cs typeface=""/>')
const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const three = (one: string): string => one.repeat(3)

export const OFFICE_THEME =
  DECLARATION +
  el(
    'a:theme',
    { 'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main', name: 'Office' },
    el(
      'a:themeElements',
      {},
      el('a:clrScheme', { name: 'Office' }, ...colors),
      el(
        'a:fontScheme',
        { name: 'Office' },
        font('majorFont', 'Calibri Light'),
        font('minorFont', 'Calibri'),
      ),
      el(
        'a:fmtScheme',
        { name: 'Office' },
        el('a:fillStyleLst', {}, three(FILL)),
        el('a:lnStyleLst', {}, three(el('a:ln', { w: 6350 }, FILL))),
        el('a:effectStyleLst', {}, three('<a:effectStyle><a:effectLst/></a:effectStyle>')),
        el('a:bgFillStyleLst', {}, three(FILL)),
      ),
    ),
  )
