import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { usePane } from '../pane-context.ts'
import { Working } from '../parts/Working.tsx'
import { WriteOutcome } from './WriteOutcome.tsx'

const useStyles = makeStyles({
  status: {
    position: 'sticky',
    bottom: 0,
    margin: 'auto -12px -12px',
    padding: '12px',
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  close: { justifySelf: 'start' },
})

/** How writing goes and what came of it, while its user looks at something else. */
export default function WriteStatus() {
  const { words, writing } = usePane()
  const styles = useStyles()
  const { state, report, cancel, clear } = writing
  const name = report ? words.reports.names[report] : ''
  return (
    <section className={styles.status} aria-label={name}>
      {state.kind === 'working' ? (
        <Working text={`${name}: ${words.write[state.stage]}`} share={state.share} cancel={cancel} />
      ) : (
        <>
          <WriteOutcome state={state} />
          <Button className={styles.close} onClick={clear}>
            {words.close}
          </Button>
        </>
      )}
    </section>
  )
}
