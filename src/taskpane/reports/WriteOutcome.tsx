import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components'
import { explain } from '../../text/index.ts'
import { usePane } from '../pane-context.ts'
import { WorkFailure } from '../parts/WorkFailure.tsx'
import { DownloadButton } from '../workbook/DownloadButton.tsx'
import type { WriteState } from '../use-write.ts'

/** What came of writing, said once it is over. */
export function WriteOutcome({ state }: { readonly state: WriteState }) {
  const { words, book } = usePane()
  const { language } = words
  switch (state.kind) {
    case 'idle':
    case 'working':
      return null
    case 'done':
      return (
        <MessageBar intent={state.behind ? 'warning' : 'success'} layout="multiline">
          <MessageBarBody>
            {state.sheet === null ? words.write.written : words.write.done(state.sheet)}
            {state.behind && ` ${explain(state.behind, language)}`}
          </MessageBarBody>
          <MessageBarActions>
            {book?.file && <DownloadButton file={book.file} />}
            {book?.activate && state.sheet !== null && (
              <Button appearance="primary" onClick={() => void book.activate?.(state.sheet ?? '')}>
                {words.write.goTo(state.sheet)}
              </Button>
            )}
          </MessageBarActions>
        </MessageBar>
      )
    case 'cancelled':
      return (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{words.write.cancelled}</MessageBarBody>
        </MessageBar>
      )
    case 'refused':
      return (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.write.failed}</MessageBarTitle>
            {state.problems.map((problem) => explain(problem, language)).join(' ')}
          </MessageBarBody>
        </MessageBar>
      )
    case 'failed':
      return <WorkFailure title={words.write.failed} incomplete={words.write.incomplete} {...state} />
  }
}
