import { Button, Caption1, ProgressBar, makeStyles, tokens } from '@fluentui/react-components'
import { usePane } from '../pane-context.ts'

const useStyles = makeStyles({
  working: { display: 'grid', gridTemplateColumns: '1fr auto', alignItems: 'center', columnGap: '12px' },
  // Waits too short to notice show nothing.
  late: {
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '100ms',
    animationDelay: '300ms',
    animationFillMode: 'both',
  },
  text: { display: 'block', marginBottom: tokens.spacingVerticalXS },
})

interface WorkingProps {
  readonly text: string
  /** From 0 to 1; null where it is not known how far it is. */
  readonly share: number | null
  readonly cancel?: () => void
}

/** What is happening and how far it is. */
export function Working({ text, share, cancel }: WorkingProps) {
  const { words } = usePane()
  const styles = useStyles()
  return (
    <div className={`${styles.working} ${styles.late}`}>
      <div>
        <Caption1 role="status" className={styles.text}>
          {text}
        </Caption1>
        <ProgressBar aria-label={text} {...(share === null || share === 0 ? {} : { value: share })} />
      </div>
      {cancel && <Button onClick={cancel}>{words.cancel}</Button>}
    </div>
  )
}
