import { useEffect } from 'react'
import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { explain, wordsFor } from '../../text/index.ts'
import type { WorkbookRecord } from '../../workbook/record.ts'
import type { RefreshableWorkbook } from '../../workbook/workbook.ts'
import { NoData } from '../data/NoData.tsx'
import { usePane } from '../pane-context.ts'
import { useKeptFocus } from '../parts/use-kept-focus.ts'
import { WorkFailure } from '../parts/WorkFailure.tsx'
import { Working } from '../parts/Working.tsx'
import { RefreshPreview } from './RefreshPreview.tsx'
import type { RefreshState } from '../use-refresh.ts'

const useStyles = makeStyles({
  section: {
    marginTop: tokens.spacingVerticalL,
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
    outlineStyle: 'none',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

interface RefreshSectionProps {
  readonly book: RefreshableWorkbook
  readonly record: WorkbookRecord
}

/** Compares, shows, refreshes, and takes the last refresh back. */
export function RefreshSection({ book, record }: RefreshSectionProps) {
  const { words, dataset, book: pane, refreshing, request, settle } = usePane()
  const styles = useStyles()
  const { state, check, refresh, restore, cancel, clear } = refreshing
  const w = words.refresh
  const isReady = dataset.current !== null
  const section = useKeptFocus(state.kind)

  // The ribbon asked: what would change is shown first, nothing is written unseen.
  useEffect(() => {
    if (request?.kind !== 'refresh-all' || !isReady) return
    settle()
    check(book)
  }, [request, settle, check, book, isReady])
  // What came of it was read by who leaves; a preview would be out of date.
  useEffect(() => clear, [clear])

  if (state.kind === 'working') {
    return (
      <div className={styles.section} ref={section} tabIndex={-1}>
        <Working text={w[state.stage]} share={state.share} cancel={cancel} />
      </div>
    )
  }
  const hasChanges = state.kind === 'checked' && differs(state)
  return (
    <div className={styles.section} ref={section} tabIndex={-1}>
      <div aria-live="polite">
        <Outcome state={state} />
      </div>
      {!isReady && <NoData />}
      <div className={styles.actions}>
        <Button
          // A changed file is to be downloaded first of all.
          appearance={hasChanges || pane?.file?.isChanged() ? 'secondary' : 'primary'}
          disabled={!isReady}
          onClick={() => check(book)}
        >
          {w.check}
        </Button>
        {record.undo && <Button onClick={() => restore(book)}>{w.restore}</Button>}
      </div>
      {hasChanges && (
        <RefreshPreview
          check={state.check}
          refresh={(check, choices, parts, receipt) =>
            refresh(check, book, choices, parts, receipt ? wordsFor(words.language) : null)
          }
        />
      )}
    </div>
  )
}

/** Newer data may change no value and still be worth recording. */
const differs = ({ check }: Extract<RefreshState, { readonly kind: 'checked' }>): boolean =>
  check.failed.size > 0 ||
  check.changes.reports.some(({ state, warnings }) => state !== 'up-to-date' || warnings.length > 0)

function Outcome({ state }: { readonly state: RefreshState }) {
  const { words } = usePane()
  const w = words.refresh
  switch (state.kind) {
    case 'idle':
    case 'working':
      return null
    case 'checked':
      return differs(state) ? null : <Message intent="success" text={w.nothing} />
    case 'refreshed':
      return <Refreshed {...state} />
    case 'restored':
      return <Message intent="success" text={state.any ? w.restored : w.noRestore} />
    case 'cancelled':
      return <Message intent="info" text={w.cancelled} />
    case 'failed':
      return <WorkFailure title={w.failed[state.stage]} incomplete={w.incomplete} {...state} />
  }
}

/** What was refreshed, and what was to be and was not. */
function Refreshed({ changes, behind, left }: Extract<RefreshState, { readonly kind: 'refreshed' }>) {
  const { words } = usePane()
  const names = left.map((kind) => words.reports.names[kind])
  const rest = [
    behind && explain(behind, words.language),
    names.length > 0 && words.refresh.left(names),
  ].filter((it) => typeof it === 'string')
  const text = [words.refresh.done(changes), ...rest].join(' ')
  return <Message intent={rest.length > 0 ? 'warning' : 'success'} text={text} />
}

interface MessageProps {
  readonly intent: 'success' | 'info' | 'warning'
  readonly text: string
}

const Message = ({ intent, text }: MessageProps) => (
  <MessageBar intent={intent} layout="multiline">
    <MessageBarBody>{text}</MessageBarBody>
  </MessageBar>
)
