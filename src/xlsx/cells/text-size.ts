/** Estimates how text breaks in a cell, because a file must say how high its rows are. */

// Widths of characters of the body font at any size, in widths of its digits, rounded up.
const NARROW = /[ijlIftr.,;:'|!()[\]-]/
const WIDE = /[mwMWЖШЩЮФЫМ@%—]/
const CAPITAL = /\p{Lu}/u

const width = (mark: string): number =>
  mark === ' ' ? 0.5 : NARROW.test(mark) ? 0.65 : WIDE.test(mark) ? 1.75 : CAPITAL.test(mark) ? 1.25 : 1.05

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
    const gap = used > 0 ? 0.5 : 0
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
