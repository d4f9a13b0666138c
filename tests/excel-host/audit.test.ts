import { describe, expect, test } from 'vitest'
import { clientClasses } from './checks/client.ts'
import './host.ts'
import { KINDS } from './objects/kind.ts'

/** Objects that the library keeps outside Excel's own classes. */
const ELSEWHERE = new Set(['Service'])

const kinds = KINDS.filter((kind) => !ELSEWHERE.has(kind.name))

describe("the host's members are wire names of the client library", () => {
  test('both sides were read', () => {
    expect(clientClasses().size).toBeGreaterThan(150)
    expect(clientClasses().get('Worksheet')?.set).toContain('ShowGridlines')
    expect(kinds.length).toBeGreaterThan(70)
  })

  test.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
    const known = clientClasses().get(name)
    if (!known) throw new Error(`The library has no class ${name}.`)
    const invented = (['get', 'set', 'nav', 'call'] as const).flatMap((table) =>
      Object.keys(kind.members[table] ?? {})
        .filter((member) => !known[table].has(member))
        .map((member) => `${table} ${member}`),
    )
    expect(invented).toEqual([])
    if (kind.members.item) expect(known.keyed).toBe(true)
  })
})
