import type { Progress } from '../base/work.ts'

const WIDTH = 30
const SHOW_AFTER_MS = 300
const REDRAW_MS = 80

/** A progress bar on a terminal; elsewhere nothing, so that logs and pipes stay clean. */
export function progressBar(
  stream: NodeJS.WriteStream,
  label: string,
): { readonly progress: Progress; readonly clear: () => void } {
  const started = Date.now()
  let drawn = 0
  const progress: Progress = (done, total) => {
    const now = Date.now()
    if (!stream.isTTY || now - started < SHOW_AFTER_MS || now - drawn < REDRAW_MS) return
    drawn = now
    const share = total > 0 ? Math.min(1, done / total) : 0
    const full = Math.round(share * WIDTH)
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
    stream.write(`\r${label} ${bar} ${Math.round(share * 100)} %`)
  }
  const clear = () => {
    if (drawn > 0) stream.write('\r\u001b[2K')
  }
  return { progress, clear }
}
