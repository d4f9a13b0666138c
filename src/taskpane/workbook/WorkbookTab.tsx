import { useCallback, useMemo, useState } from 'react'
import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { problemOf } from '../../app/problem-of.ts'
import { explain } from '../../text/index.ts'
import type { Book } from '../books/book.ts'
import { usePane } from '../pane-context.ts'
import { latest, useAnswer } from '../use-answer.ts'
import { FileBar } from './FileBar.tsx'
import { InstalledList } from './InstalledList.tsx'
import { RefreshSection } from './RefreshSection.tsx'

/** The reports that this workbook holds and how they are refreshed; outside Excel also which workbook it is. */
export default function WorkbookTab() {
  const { words, book } = usePane()
  return book ? <BookView book={book} /> : <Spinner size="small" label={words.write.waitingForHost} />
}

const useStyles = makeStyles({ message: { marginBottom: tokens.spacingVerticalM } })

function BookView({ book }: { readonly book: Book }) {
  const styles = useStyles()
  const { words, writing, refreshing, request } = usePane()
  // Counts looks at the same workbook, and workbooks: another one begins anew.
  const [looks, setLooks] = useState(0)
  const [books, setBooks] = useState(0)
  const again = useCallback(() => setLooks((count) => count + 1), [])
  const other = useCallback(() => setBooks((count) => count + 1), [])
  const isWritten = writing.state.kind === 'done'
  const { ended } = refreshing
  const look = useMemo(() => {
    void [looks, books, isWritten, ended]
    return () => book.record()
  }, [book, looks, books, isWritten, ended])
  const answer = useAnswer(look)
  if (answer.kind === 'failed') {
    const problem = problemOf(answer.error)
    if (!problem) throw answer.error
    return (
      <>
        {book.file && <FileBar file={book.file} changed={other} />}
        <MessageBar intent="error" layout="multiline" className={styles.message}>
          <MessageBarBody>
            <MessageBarTitle>{words.workbook.notRead}</MessageBarTitle>
            {explain(problem, words.language)}
          </MessageBarBody>
        </MessageBar>
        <Button onClick={again}>{words.workbook.look}</Button>
      </>
    )
  }
  const record = latest(answer)
  const refreshable = book.refreshable()
  const hasReports = record !== null && record.reports.length > 0
  return (
    <>
      {book.file && <FileBar file={book.file} changed={other} />}
      {answer.kind === 'waiting' && !record ? (
        <Spinner size="small" label={words.loading} />
      ) : (
        <>
          {/* The ribbon asked, and there is nothing yet. */}
          <div aria-live="polite">
            {!hasReports && request?.kind === 'refresh-all' && (
              <MessageBar intent="info" layout="multiline" className={styles.message}>
                <MessageBarBody>{words.refresh.nothingToRefresh}</MessageBarBody>
              </MessageBar>
            )}
          </div>
          <InstalledList record={record} />
        </>
      )}
      {hasReports && refreshable && <RefreshSection key={books} book={refreshable} record={record} />}
    </>
  )
}
