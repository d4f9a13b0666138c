import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { Report } from '../../report/report.ts'
import { usePane } from '../pane-context.ts'
import { useKeptFocus } from '../parts/use-kept-focus.ts'
import { Working } from '../parts/Working.tsx'
import { WriteOutcome } from './WriteOutcome.tsx'

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: 0,
    margin: 'auto -12px -12px',
    padding: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    outlineStyle: 'none',
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
  },
})

interface WriteBarProps {
  readonly report: Report
  readonly isSound: boolean
}

/** The one thing to do here, how it goes, and what came of it. */
export function WriteBar({ report, isSound }: WriteBarProps) {
  const { words, book, writing } = usePane()
  const styles = useStyles()
  const { state, write, cancel } = writing
  const bar = useKeptFocus(state.kind)
  return (
    <div className={styles.bar} ref={bar} tabIndex={-1}>
      {state.kind === 'working' ? (
        <Working text={words.write[state.stage]} share={state.share} cancel={cancel} />
      ) : (
        <>
          {writing.report === report.kind && <WriteOutcome state={state} />}
          <Button
            appearance={state.kind === 'done' && writing.report === report.kind ? 'secondary' : 'primary'}
            // Not while the preview is worked out again: what is written is planned anew, and refused if it is unsound.
            disabledFocusable={!isSound || !book}
            onClick={() => write(report)}
          >
            {book ? words.write.action : words.write.waitingForHost}
          </Button>
        </>
      )}
    </div>
  )
}
