/** The command line, killed before the n-th change that it makes to the files below a folder. */
import { onEveryStep } from './fs-steps.ts'

const folder = process.env['STEPS_IN']
if (folder === undefined) throw new Error('STEPS_IN is not set')
let left = Number(process.env['KILL_AT'])
onEveryStep(folder, ({ changes, half }) => {
  if (!changes || --left > 0) return
  half?.()
  process.kill(process.pid, 'SIGKILL')
})
await import('../../src/cli/main.ts')
