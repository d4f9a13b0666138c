import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import type { SourceLine } from '../../app/describe-dataset.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { display: 'flex', flexDirection: 'column', padding: `${tokens.spacingVerticalXS} 0` },
  place: { color: tokens.colorNeutralForeground2 },
})

export function SourceList({ sources }: { readonly sources: readonly SourceLine[] }) {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {sources.map(({ source, publisher, title, published }) => (
        <li key={source} className={styles.item}>
          <Body1>{title}</Body1>
          <Caption1 className={styles.place}>{[publisher, published].filter(Boolean).join(', ')}</Caption1>
        </li>
      ))}
    </ul>
  )
}
