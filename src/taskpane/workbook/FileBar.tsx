import { useRef, useState } from 'react'
import {
  Body1Strong,
  Button,
  Caption1,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { DocumentRegular } from '@fluentui/react-icons/svg/document'
import { problemOf } from '../../app/problem-of.ts'
import { explain } from '../../text/index.ts'
import type { WorkbookProblem } from '../../workbook/problem.ts'
import type { BookFile } from '../books/book.ts'
import { usePane } from '../pane-context.ts'
import { DownloadButton } from './DownloadButton.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalL,
    marginBottom: tokens.spacingVerticalL,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, overflowWrap: 'anywhere' },
  hint: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** Which file is worked on, and the ways to another one and out of the browser. */
export function FileBar({ file, changed }: { readonly file: BookFile; readonly changed: () => void }) {
  const { words } = usePane()
  const styles = useStyles()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<WorkbookProblem | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  if (fault !== null) throw fault
  const open = async (chosen: File): Promise<void> => {
    setProblem(null)
    try {
      await file.open(chosen)
      changed()
    } catch (error) {
      const refused = problemOf(error)
      if (refused) setProblem({ file: chosen.name, ...refused })
      else setFault(error)
    }
  }
  const { newBook, fileHint, openBook, startNew } = words.workbook
  const name = file.name()
  return (
    <section className={styles.bar}>
      <div className={styles.name}>
        <DocumentRegular fontSize={20} />
        <Body1Strong>{name ?? newBook}</Body1Strong>
      </div>
      <Caption1 className={styles.hint}>{fileHint}</Caption1>
      {problem && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.workbook.notRead}</MessageBarTitle>
            {explain(problem, words.language)}
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.actions}>
        {file.isChanged() && <DownloadButton file={file} />}
        <Button onClick={() => input.current?.click()}>{openBook}</Button>
        {(name !== null || file.isChanged()) && (
          <Button
            onClick={() => {
              file.startNew()
              changed()
            }}
          >
            {startNew}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.xlsm"
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          target.value = ''
          if (chosen) void open(chosen)
        }}
      />
    </section>
  )
}
