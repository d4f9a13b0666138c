import { Field, Select } from '@fluentui/react-components'
import type { FoundTable } from '../../app/lost-tables.ts'
import { usePane } from '../pane-context.ts'

interface LostTablesProps {
  readonly found: readonly FoundTable[]
  readonly chosen: readonly FoundTable[]
  readonly choose: (chosen: readonly FoundTable[]) => void
}

/** For each table that is gone and whose figures stand in others: which of them takes its place. */
export function LostTables({ found, chosen, choose }: LostTablesProps) {
  const { words } = usePane()
  const w = words.refresh
  const lost = new Map(found.map((it) => [it.block, it.lost]))
  return [...lost].map(([block, name]) => {
    const others = chosen.filter((it) => it.block !== block)
    const taken = new Set(others.map(({ table }) => table.object.name))
    const free = found.filter((it) => it.block === block && !taken.has(it.table.object.name))
    return (
      <Field key={block} label={w.lost(name)}>
        <Select
          value={chosen.find((it) => it.block === block)?.table.object.name ?? ''}
          onChange={(_, { value }) =>
            choose([...others, ...free.filter(({ table }) => table.object.name === value)])
          }
        >
          <option value="">{w.leave}</option>
          {free.map(({ table }) => (
            <option key={table.object.name} value={table.object.name}>
              {w.adopt(table.object.name, table.sheet.name)}
            </option>
          ))}
        </Select>
      </Field>
    )
  })
}
