import {
  Button,
  Caption1,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { explain } from '../../text/index.ts'
import type { DatasetState } from '../use-dataset.ts'
import { useWords } from '../words.ts'

/** More than this nobody reads in a pane. */
const SHOWN = 50

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalM} 0 0`, paddingLeft: tokens.spacingHorizontalL },
  reason: {
    display: 'block',
    marginTop: tokens.spacingVerticalM,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
})

interface LoadFailureProps {
  readonly state: Extract<DatasetState, { kind: 'faulty' | 'unreachable' }>
  readonly retry: () => void
}

/** What is wrong, where, and what to do next. */
export function LoadFailure({ state, retry }: LoadFailureProps) {
  const { pane, data } = useWords()
  const styles = useStyles()
  const problems = state.kind === 'faulty' ? state.problems : []
  return (
    <>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{pane.notLoaded}</MessageBarTitle>
          {state.kind === 'faulty' ? pane.problems(problems.length) : pane.notLoadedNext}
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={retry}>{pane.retry}</Button>
        </MessageBarActions>
      </MessageBar>
      {state.kind === 'unreachable' && <Caption1 className={styles.reason}>{state.reason}</Caption1>}
      {problems.length > 0 && (
        <ul className={styles.list}>
          {problems.slice(0, SHOWN).map((problem, index) => (
            <li key={index}>{explain(problem, data.language)}</li>
          ))}
        </ul>
      )}
      {problems.length > SHOWN && <p>{pane.moreProblems(problems.length - SHOWN)}</p>}
    </>
  )
}
