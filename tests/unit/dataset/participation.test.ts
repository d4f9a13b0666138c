import { expect, it } from 'vitest'
import { need, rowsOf } from './rows.ts'

/** Who is where, laid out in the order of the texts, to be read beside them. */
function listing(): string {
  const participation = rowsOf('participation')
  return rowsOf('activities')
    .map((row) => {
      const period = [row['start'], row['end']].map((date) => date || '?').join(' to ')
      const where = [row['place'], row['area']].filter(Boolean).join(', ') || 'no place'
      const head = `${row['activity']}\n  ${row['kind']}; ${where}; ${period} (${row['precision']}); ${row['source']} ${row['locator']}\n`
      const lines = new Map<string, string[]>()
      for (const part of participation.filter((it) => it['activity'] === row['activity'])) {
        const key = `${part['role']} (${part['source']} ${part['locator']})`
        lines.set(key, [...(lines.get(key) ?? []), need(part, 'party')])
      }
      return head + [...lines].map(([key, parties]) => `  ${key}: ${parties.join(' ')}\n`).join('')
    })
    .join('\n')
}

it('lists who is where', async () => {
  await expect(listing()).toMatchFileSnapshot('participation.txt')
})
