import { useRef, useState } from 'react'
import {
  Body1,
  Button,
  Caption1,
  MessageBar,
  MessageBarBody,
  Subtitle2,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { Check, CheckedHost } from '../books/book.ts'
import { usePane } from '../pane-context.ts'
import { Working } from '../parts/Working.tsx'

const useStyles = makeStyles({
  view: { display: 'grid', rowGap: tokens.spacingVerticalM, justifyItems: 'stretch' },
  title: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  failed: { color: tokens.colorStatusDangerForeground1 },
  reason: { gridColumn: '1 / -1', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
})

/** Tries in the Excel at hand what Concord does with a workbook, and shows how each check went. */
export default function CheckView() {
  const { words, book, settle } = usePane()
  const styles = useStyles()
  const [checks, setChecks] = useState<readonly Check[]>([])
  const [done, setDone] = useState<CheckedHost | null>(null)
  const [isRunning, setIsRunning] = useState(false)
  const [isCopied, setIsCopied] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const running = useRef<AbortController | null>(null)
  if (fault !== null) throw fault
  const w = words.check

  const start = async (): Promise<void> => {
    const controller = new AbortController()
    running.current = controller
    setChecks([])
    setDone(null)
    setIsCopied(false)
    setIsRunning(true)
    try {
      const told = (check: Check): void => setChecks((before) => [...before, check])
      setDone((await book?.selfCheck?.(told, controller.signal)) ?? null)
    } catch (error) {
      if (!controller.signal.aborted) setFault(error)
    } finally {
      setIsRunning(false)
    }
  }
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(done?.text ?? '')
    setIsCopied(true)
  }
  const passed = checks.filter(({ ok }) => ok).length
  return (
    <section className={styles.view}>
      <Subtitle2 as="h2" className={styles.title}>
        {w.title}
      </Subtitle2>
      <Body1>{w.text}</Body1>
      {isRunning ? (
        <Working text={w.running} share={null} cancel={() => running.current?.abort()} />
      ) : (
        <div className={styles.actions}>
          <Button appearance={done ? 'secondary' : 'primary'} onClick={() => void start()}>
            {w.run}
          </Button>
          {done && (
            <Button appearance="primary" onClick={() => void copy()}>
              {isCopied ? w.copied : w.copy}
            </Button>
          )}
          <Button onClick={settle}>{w.back}</Button>
        </div>
      )}
      {done && (
        <MessageBar intent={passed === checks.length ? 'success' : 'error'}>
          <MessageBarBody>{w.passed(passed, checks.length)}</MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.list}>
        {checks.map(({ name, ok, milliseconds, reason }) => (
          <li key={name} className={styles.item}>
            <Body1>{w.names[name] ?? name}</Body1>
            <Caption1 className={ok ? '' : styles.failed}>
              {ok ? w.ok : w.failed} · {words.number(Math.round(milliseconds))} ms
            </Caption1>
            {reason !== undefined && <Caption1 className={styles.reason}>{reason}</Caption1>}
          </li>
        ))}
      </ul>
    </section>
  )
}
