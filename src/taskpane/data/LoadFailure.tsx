import { Suspense } from 'react'
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
import { usePane } from '../pane-context.ts'
import { Problems } from '../parts/lazy.ts'
import type { Failure } from '../use-dataset.ts'

const useStyles = makeStyles({
  reason: {
    display: 'block',
    marginTop: tokens.spacingVerticalM,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
})

/** What is wrong, where, and what to do next; the data set from before stays. */
export function LoadFailure({ failure }: { readonly failure: Failure }) {
  const { words, dataset } = usePane()
  const styles = useStyles()
  const isFaulty = failure.kind === 'faulty'
  return (
    <section>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{words.data.notLoaded}</MessageBarTitle>
          {isFaulty ? words.problems.title(failure.problems.length) : words.data.unreachable}{' '}
          {dataset.current && words.data.stillLoaded(dataset.current.title)}
        </MessageBarBody>
        <MessageBarActions>
          {!isFaulty && <Button onClick={dataset.retry}>{words.retry}</Button>}
          {dataset.current && (
            <Button appearance={isFaulty ? 'secondary' : 'transparent'} onClick={dataset.dismiss}>
              {words.close}
            </Button>
          )}
        </MessageBarActions>
      </MessageBar>
      {isFaulty ? (
        <Suspense>
          <Problems problems={failure.problems} />
        </Suspense>
      ) : (
        <Caption1 className={styles.reason}>{failure.reason}</Caption1>
      )}
    </section>
  )
}
