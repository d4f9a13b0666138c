import { Spinner, makeStyles } from '@fluentui/react-components'
import { useWords } from '../words.ts'

const useStyles = makeStyles({
  // Waits too short to notice show nothing.
  late: {
    paddingTop: '96px',
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '100ms',
    animationDelay: '300ms',
    animationFillMode: 'both',
  },
})

export function LoadingView() {
  const { pane } = useWords()
  const styles = useStyles()
  return (
    <div className={styles.late} role="status">
      <Spinner labelPosition="below" label={pane.loading} />
    </div>
  )
}
