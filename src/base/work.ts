/** How long work reports where it is: `done` of `total`, in units of the work (bytes, rows, cells). */
export type Progress = (done: number, total: number) => void

/** What every long piece of work accepts. Cancelling throws the signal's own reason. */
export interface Work {
  readonly signal?: AbortSignal
  readonly progress?: Progress
}
