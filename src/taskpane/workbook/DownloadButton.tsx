import { useState } from 'react'
import { Button } from '@fluentui/react-components'
import type { BookFile } from '../books/book.ts'
import { usePane } from '../pane-context.ts'

/** Saves the workbook as a file of the browser's downloads. */
export function DownloadButton({ file }: { readonly file: BookFile }) {
  const { words } = usePane()
  const [isSaving, setIsSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // A file that cannot be made is a fault of ours: the error boundary says so.
  if (error !== null) throw error
  const save = async (): Promise<void> => {
    setIsSaving(true)
    try {
      download(await file.save())
    } catch (cause) {
      setError(cause)
    } finally {
      setIsSaving(false)
    }
  }
  return (
    <Button appearance="primary" disabled={isSaving} onClick={() => void save()}>
      {isSaving ? words.write.saving : words.write.download}
    </Button>
  )
}

function download({ name, bytes }: { readonly name: string; readonly bytes: Blob }): void {
  const url = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has begun by then; a workbook need not stay in memory twice.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
