/** Estimates how text breaks in a cell, because a file must say how high its rows are. */
import { FONTS } from '../styles.ts'

// Widths of the body font's characters (Calibri, and Carlito with the same measures) over that of its digits.
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,;:'|!]/, 0.5],
  [/[frtJ()[\]{}"-]/, 0.68],
  [/[cszxkvyг]/, 0.88],
  [/[mwMWжшщюыфмЖШЩЮФЫМ@%—]/, 1.6],
  [/\p{Lu}/u, 1.2],
  [/[\u1100-\uffff]/, 2],
]
const OTHER = 1.04
const SPACE = 0.45

const known = new Map<string, number>([[' ', SPACE]])
function width(mark: string): number {
  const before = known.get(mark)
  if (before !== undefined) return before
  const found = WIDTHS.find(([marks]) => marks.test(mark))?.[1] ?? OTHER
  known.set(mark, found)
  return found
}

const textWidth = (text: string): number => {
  let sum = 0
  for (const mark of text) sum += width(mark)
  return sum
}

/**
 * Lines that a text takes in a column `characters` wide, words broken only where they are longer than a line.
 *
 * @param scale size of the text's font over that of the body
 */
export function lineCount(text: string, characters: number, scale = 1): number {
  const room = Math.max(1, characters / scale)
  return text.split('\n').reduce((lines, paragraph) => lines + paragraphLines(paragraph, room), 0)
}

function paragraphLines(paragraph: string, room: number): number {
  let lines = 1
  let used = 0
  for (const word of paragraph.split(' ')) {
    const length = textWidth(word)
    const gap = used > 0 ? SPACE : 0
    if (used + gap + length <= room) {
      used += gap + length
    } else {
      if (used > 0) lines++
      lines += Math.max(0, Math.ceil(length / room) - 1)
      used = length % room
    }
  }
  return lines
}

/** Height in points of one line in a font of the given size. */
export const lineHeight = (fontSize: number): number => Math.ceil(fontSize * 1.3 * 4) / 4

/** Excel draws no row higher than this. */
export const HIGHEST_ROW = 409

/** Width in characters of a column that says none. */
export const DEFAULT_WIDTH = 8.43

/** Height in points of a row with so many lines of body text; null for one, for which every row is high enough. */
export const bodyHeight = (lines: number): number | null =>
  lines > 1 ? Math.min(HIGHEST_ROW, lines * lineHeight(FONTS.body.size)) : null
