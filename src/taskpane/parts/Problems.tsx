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
  // One sheet may stand against several of its tables.
  const texts = [...new Set(problems.map((problem) => capital(explain(problem, words.language))))]
  return (
    <>
      <ul className={styles.list}>
        {texts.slice(0, SHOWN).map((text) => (
          <li key={text} className={styles.item}>
            {text}
          </li>
        ))}
      </ul>
      {texts.length > SHOWN && <Caption1>{words.problems.more(texts.length - SHOWN)}</Caption1>}
    </>
  )
}

/** A place stands before the sentence and begins it. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
