import { Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { explain, type Problem } from '../../text/index.ts'
import { usePane } from '../pane-context.ts'

/** More than this nobody reads in a pane. */
const SHOWN = 50

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalS} 0`, paddingLeft: tokens.spacingHorizontalL },
  item: { paddingBottom: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
})

/** Problems in words: where, what happened, what to do. */
export default function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const { words } = usePane()
  const styles = useStyles()
  return (
    <>
      <ul className={styles.list}>
        {problems.slice(0, SHOWN).map((problem, index) => (
          <li key={index} className={styles.item}>
            {explain(problem, words.language)}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN && <Caption1>{words.problems.more(problems.length - SHOWN)}</Caption1>}
    </>
  )
}
