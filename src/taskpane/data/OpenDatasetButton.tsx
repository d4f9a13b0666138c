import { useId, useRef } from 'react'
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open'
import { usePane } from '../pane-context.ts'

const useStyles = makeStyles({
  hint: { display: 'block', marginTop: tokens.spacingVerticalXS, color: tokens.colorNeutralForeground2 },
})

/** Takes the files of a data package that are chosen together, or one CSV file. */
export function OpenDatasetButton() {
  const { words, dataset } = usePane()
  const styles = useStyles()
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  return (
    <div>
      <Button
        icon={<FolderOpenRegular />}
        aria-describedby={hint}
        disabled={dataset.opening !== null}
        onClick={() => input.current?.click()}
      >
        {words.data.open}
      </Button>
      <Caption1 id={hint} className={styles.hint}>
        {words.data.openHint}
      </Caption1>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".json,.csv,.tsv,.txt"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // The same files may be chosen again once they are corrected.
          target.value = ''
          if (files.length > 0) dataset.open({ kind: 'files', files })
        }}
      />
    </div>
  )
}
