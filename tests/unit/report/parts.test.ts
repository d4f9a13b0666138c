import { describe, expect, it } from 'vitest'
import { labelFormat, valueInWords } from '../../../src/report/bounds.ts'
import { mapText, mapTexts, textColumn } from '../../../src/report/columns.ts'
import { wrapLines } from '../../../src/report/layout.ts'
import { abbreviationOf } from '../../../src/report/names.ts'
import { distance, nearest } from '../../../src/report/nearest.ts'
import { periodInWords } from '../../../src/report/periods.ts'
import { listed, lowerFirst } from '../../../src/report/sentences.ts'
import { wordsFor } from '../../../src/text/index.ts'

const [en, ru] = [wordsFor('en'), wordsFor('ru')]

describe('periods in words', () => {
  it.each([
    [20091200, 20110615, 'December 2009 to June 2011', 'декабрь 2009 – июнь 2011'],
    [20020305, 20190000, '2002 to 2019', '2002–2019 гг.'],
    [20140513, 20140514, '13 May 2014 to 14 May 2014', '13 мая 2014 г. – 14 мая 2014 г.'],
    [20150000, 20150508, '2015', '2015'],
    [0, 20100802, 'up to 2 August 2010', 'по 2 августа 2010 г.'],
    [20091200, 0, 'from December 2009', 'начало: декабрь 2009'],
    [0, 0, '', ''],
  ])('%i to %i', (start, end, english, russian) => {
    expect(periodInWords(start, end, en)).toBe(english)
    expect(periodInWords(start, end, ru)).toBe(russian)
  })
})

describe('bounds', () => {
  it('stand before the number of a label', () => {
    expect(labelFormat('more-than', '#,##0')).toBe('"> "#,##0')
    expect(labelFormat('at-least', '#,##0.0')).toBe('"≥ "#,##0.0')
    expect(labelFormat('exact', '#,##0')).toBeNull()
  })
  it('are said', () => {
    expect(valueInWords(250, 'more-than', 0, en)).toBe('more than 250')
    expect(valueInWords(250, 'more-than', 0, ru)).toBe('более 250')
  })
})

describe('mapped text', () => {
  it('has no value twice and none that no row uses', () => {
    const column = {
      kind: 'text',
      codes: Uint8Array.of(1, 2, 0, 1),
      values: ['', 'a', 'b', 'unused'],
    } as const
    expect(mapText(column, 4, (value) => (value === '' ? '' : 'same'))).toEqual({
      kind: 'text',
      codes: Uint32Array.of(1, 1, 0, 1),
      values: ['', 'same'],
    })
  })
  it('of two columns is looked up once a pair', () => {
    let asked = 0
    const [a, b] = [textColumn(4, (row) => 'xyxy'[row] ?? ''), textColumn(4, (row) => 'pqpq'[row] ?? '')]
    const both = mapTexts(a, b, 4, (x, y) => (asked++, x + y))
    expect(both).toMatchObject({ values: ['', 'xp', 'yq'] })
    expect(asked).toBe(2)
  })
})

describe('the nearest values', () => {
  it.each([
    ['', 'abc', 3],
    ['kaz', 'kaz', 0],
    ['herion', 'heroin', 1],
    ['kitten', 'sitting', 3],
  ])('%s is %s away from %s', (a, b, far) => {
    expect(distance(a, b)).toBe(far)
    expect(distance(b, a)).toBe(far)
  })
  it('leave out what is nothing like it', () => {
    const values = ['heroin', 'opium', 'hashish'].map((value) => ({ value, names: [] }))
    expect(nearest('heroine', values).map(({ value }) => value)).toEqual(['heroin'])
    expect(nearest('1234567', values)).toEqual([])
  })
})

describe('text', () => {
  it('is broken between words, and nothing of it is lost', () => {
    const text = 'one two three four five sixandsevenandeight nine'
    const lines = wrapLines(text, 12)
    expect(lines.join(' ')).toBe(text)
    expect(lines.filter((line) => line.length > 12)).toEqual(['sixandsevenandeight'])
  })
  it('lists with the word of its language', () => {
    expect(listed(['a', 'b', 'c'], en)).toBe('a, b and c')
    expect(listed(['a', 'b', 'c'], ru)).toBe('a, b и c')
  })
  it('keeps abbreviations inside a sentence', () => {
    expect(lowerFirst('Granted', en)).toBe('granted')
    expect(lowerFirst('UNODC', en)).toBe('UNODC')
    expect(lowerFirst('Изъято', ru)).toBe('изъято')
  })
  it.each([
    ['Central Asian Centre (CARICC)', 'CARICC'],
    ['Управление Организации Объединенных Наций (УНП ООН)', 'УНП ООН'],
    ['Regional Office of the Office for Drug Control (ODCCP)', undefined],
    ['Netherlands (Kingdom of the)', undefined],
  ])('%s is %s in short', (name, short) => {
    expect(abbreviationOf(name)).toBe(short)
  })
})
