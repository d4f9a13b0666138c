import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import type { FigureLine } from '../../app/list-figures.ts'
import { usePane } from '../pane-context.ts'
import { Said } from '../parts/Said.tsx'

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  value: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  facts: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground2 },
})

/** One figure: who, how much, what, when, and the paragraph that states it. */
export function FigureItem({ line }: { readonly line: FigureLine }) {
  const { words } = usePane()
  const styles = useStyles()
  const paragraph = line.paragraph === null ? '' : words.data.paragraph(line.paragraph)
  const facts = [...line.about, line.period, paragraph]
  return (
    <li className={styles.item}>
      <Body1>{line.party}</Body1>
      {line.value && (
        <Body1 className={styles.value}>
          <Said {...line.value} />
        </Body1>
      )}
      {line.notStated && <Caption1 className={styles.value}>{words.data.amountNotStated}</Caption1>}
      <Caption1 className={styles.facts}>{facts.filter(Boolean).join(' · ')}</Caption1>
    </li>
  )
}
