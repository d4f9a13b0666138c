import { useCallback, useState } from 'react'
import { Button, MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components'
import { problemOf } from '../../app/problem-of.ts'
import { explain } from '../../text/index.ts'
import { usePane } from '../pane-context.ts'
import { useAnswer } from '../use-answer.ts'
import { FileBar } from './FileBar.tsx'
import { InstalledList } from './InstalledList.tsx'

/** The reports that this workbook holds; outside Excel also which workbook it is. */
export default function WorkbookTab() {
  const { words, book } = usePane()
  const [looks, setLooks] = useState(0)
  const again = useCallback(() => setLooks((count) => count + 1), [])
  if (!book) return <Spinner size="small" label={words.write.waitingForHost} />
  return (
    <>
      {book.file && <FileBar file={book.file} changed={again} />}
      <Installed key={looks} again={again} />
    </>
  )
}

function Installed({ again }: { readonly again: () => void }) {
  const { words, book } = usePane()
  const look = useCallback(async () => (await book?.record()) ?? null, [book])
  const answer = useAnswer(look)
  switch (answer.kind) {
    case 'waiting':
      return <Spinner size="small" label={words.loading} />
    case 'failed': {
      const problem = problemOf(answer.error)
      if (!problem) throw answer.error
      return (
        <>
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{words.workbook.notRead}</MessageBarTitle>
              {explain(problem, words.language)}
            </MessageBarBody>
          </MessageBar>
          <Button onClick={again}>{words.workbook.look}</Button>
        </>
      )
    }
    case 'answered':
      return <InstalledList record={answer.value} />
  }
}
