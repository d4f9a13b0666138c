import { useEffect, useRef, useState } from 'react'
import {
  Body1,
  Button,
  Caption1,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import type { Check, CheckedHost } from '../books/book.ts'
import { usePane } from '../pane-context.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { Working } from '../parts/Working.tsx'

const useStyles = makeStyles({
  view: { display: 'grid', rowGap: tokens.spacingVerticalM, justifyItems: 'stretch' },
  title: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: 'none' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  passed: { fontVariantNumeric: 'tabular-nums' },
  failed: { fontVariantNumeric: 'tabular-nums', color: tokens.colorStatusDangerForeground3 },
  reason: { gridColumn: '1 / -1', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
})

/** Tries in the Excel at hand what Concord does with a workbook, and shows how each check went. */
export default function CheckView() {
  const { words, book, inTurn, settle } = usePane()
  const styles = useStyles()
  const [checks, setChecks] = useState<readonly Check[]>([])
  const [done, setDone] = useState<CheckedHost | null>(null)
  const [isRunning, setIsRunning] = useState(false)
  const [isCancelled, setIsCancelled] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const running = useRef<AbortController | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  // Who leaves has it stopped: it takes its sheets away all the same.
  useEffect(() => () => running.current?.abort(), [])
  if (fault !== null) throw fault
  const w = words.check

  const start = async (): Promise<void> => {
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    setChecks([])
    setDone(null)
    setIsCancelled(false)
    setIsRunning(true)
    try {
      const told = (check: Check): void => setChecks((before) => [...before, check])
      setDone((await inTurn(async () => book?.selfCheck?.(told, signal))) ?? null)
    } catch (error) {
      if (signal.aborted) setIsCancelled(true)
      else setFault(error)
    } finally {
      setIsRunning(false)
    }
  }
  const nameOf = (check: Check): string => w.names[check.name] ?? check.name
  const failed = checks.filter(({ ok }) => !ok)
  const isTakenAway = checks.some(({ name, ok }) => name === 'removal' && ok)
  return (
    <section className={styles.view}>
      <h2 className={styles.title} ref={heading} tabIndex={-1}>
        {w.title}
      </h2>
      <Body1>{w.text}</Body1>
      <div aria-live="polite">
        {done && (
          <MessageBar intent={failed.length === 0 ? 'success' : 'error'} layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{w.passed(checks.length - failed.length, checks.length)}</MessageBarTitle>
              {failed.length > 0 && w.next(failed.map(nameOf))}{' '}
              {failed.length > 0 && isTakenAway && words.write.asBefore}
            </MessageBarBody>
          </MessageBar>
        )}
        {isCancelled && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{w.cancelled}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {isRunning ? (
        <Working text={w.running} share={null} cancel={() => running.current?.abort()} />
      ) : (
        <div className={styles.actions}>
          {done && <CopyButton text={() => done.text} words={w} appearance="primary" />}
          <Button appearance={done ? 'secondary' : 'primary'} onClick={() => void start()}>
            {done ? w.again : w.run}
          </Button>
          <Button onClick={settle}>{w.back}</Button>
        </div>
      )}
      <ul className={styles.list}>
        {checks.map((check) => (
          <li key={check.name} className={styles.item}>
            <Body1>{nameOf(check)}</Body1>
            <Caption1 className={check.ok ? styles.passed : styles.failed}>
              {check.ok ? w.ok : w.failed} · {w.milliseconds(Math.round(check.milliseconds))}
            </Caption1>
            {check.reason !== undefined && <Caption1 className={styles.reason}>{check.reason}</Caption1>}
          </li>
        ))}
      </ul>
    </section>
  )
}
