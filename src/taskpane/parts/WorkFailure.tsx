import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { explain } from '../../text/index.ts'
import type { WorkbookProblem } from '../../workbook/problem.ts'
import { usePane } from '../pane-context.ts'
import { CopyButton } from './CopyButton.tsx'

interface WorkFailureProps {
  /** What was not done. */
  readonly title: string
  /** Said instead where part of it was done and could not be taken back. */
  readonly incomplete: readonly [title: string, next: string]
  readonly problem: WorkbookProblem | null
  /** The error's own words, where there is no problem that has words. */
  readonly reason: string
}

/** What was not done, why, how the workbook is now, and what to do next. */
export function WorkFailure({ title, incomplete, problem, reason }: WorkFailureProps) {
  const { words } = usePane()
  const isPartial = problem?.code === 'workbook/incomplete'
  const why = problem ? explain(problem, words.language) : words.write.unexpected(reason)
  // Only who supports the user can do anything about these.
  const isForSupport = problem === null || problem.code === 'workbook/host'
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{isPartial ? incomplete[0] : title}</MessageBarTitle>
        {isPartial ? incomplete[1] : `${why} ${words.write.asBefore}`}
      </MessageBarBody>
      {isForSupport && (
        <MessageBarActions>
          <CopyButton
            text={() => [title, why, navigator.userAgent, new Date().toISOString()].join('\n')}
            words={words.crash}
          />
        </MessageBarActions>
      )}
    </MessageBar>
  )
}
