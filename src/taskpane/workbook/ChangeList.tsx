import { Badge, Body1, Caption1, Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components'
import type { Choice } from '../../workbook/decide-table.ts'
import { usePane } from '../pane-context.ts'
import type { ChangeLine } from './changes-view.ts'

/** More than this nobody reads in a pane; the counts above tell of all. */
const SHOWN = 100

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  what: { overflowWrap: 'anywhere' },
  values: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  choice: { gridColumn: '1 / -1' },
})

interface ChangeListProps {
  readonly lines: readonly ChangeLine[]
  readonly choiceOf: (line: ChangeLine) => Choice
  readonly choose: (line: ChangeLine, choice: Choice) => void
}

/** Changes one by one: what, why, the old value and the new, and for a conflict the choice. */
export function ChangeList({ lines, choiceOf, choose }: ChangeListProps) {
  const { words } = usePane()
  const styles = useStyles()
  const w = words.refresh
  return (
    <>
      <ul className={styles.list}>
        {lines.slice(0, SHOWN).map((line, index) => (
          <li key={index} className={styles.item}>
            <Body1 className={styles.what}>{line.what}</Body1>
            <Badge appearance="tint" color={line.why === 'conflict' ? 'warning' : 'informative'}>
              {w.why[line.why]}
            </Badge>
            {line.old !== null && (
              <Caption1 className={styles.values}>
                {line.old || w.empty} → {line.new || w.empty}
              </Caption1>
            )}
            {line.conflict && (
              <RadioGroup
                className={styles.choice}
                layout="horizontal"
                aria-label={w.conflict(line.what)}
                value={choiceOf(line)}
                onChange={(_, { value }) => choose(line, value as Choice)}
              >
                <Radio value="keep" label={w.keep} />
                <Radio value="take" label={w.take} />
              </RadioGroup>
            )}
          </li>
        ))}
      </ul>
      {lines.length > SHOWN && <Caption1>{w.more(lines.length - SHOWN)}</Caption1>}
    </>
  )
}
