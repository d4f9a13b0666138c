import { useEffect, useState } from 'react'
import { Button, Caption1, ProgressBar, makeStyles, tokens } from '@fluentui/react-components'
import { usePane } from '../pane-context.ts'

const useStyles = makeStyles({
  working: { display: 'grid', gridTemplateColumns: '1fr auto', alignItems: 'center', columnGap: '12px' },
  text: { display: 'block', marginBottom: tokens.spacingVerticalXS },
})

interface WorkingProps {
  readonly text: string
  /** From 0 to 1; null where it is not known how far it is. */
  readonly share: number | null
  readonly cancel?: () => void
}

/** Waits shorter than this many milliseconds are not noticed, and show nothing. */
const NOTICED = 300

/** What is happening and how far it is. */
export function Working({ text, share, cancel }: WorkingProps) {
  const { words } = usePane()
  const styles = useStyles()
  const [isNoticed, setIsNoticed] = useState(false)
  const [isCancelling, setIsCancelling] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsNoticed(true), NOTICED)
    return () => clearTimeout(timer)
  }, [])
  if (!isNoticed) return null
  return (
    <div className={styles.working}>
      <div>
        <Caption1 role="status" className={styles.text}>
          {isCancelling ? words.cancelling : text}
        </Caption1>
        <ProgressBar aria-label={text} {...(share === null || share === 0 ? {} : { value: share })} />
      </div>
      {cancel && (
        <Button
          // Keeps the focus while the workbook is put back.
          disabledFocusable={isCancelling}
          onClick={() => {
            setIsCancelling(true)
            cancel()
          }}
        >
          {words.cancel}
        </Button>
      )}
    </div>
  )
}
