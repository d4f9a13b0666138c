/**
 * What the user could undo. The client marks a request as undoable only when every call in it is
 * (docs/excel/excel-add-ins-undo-capabilities.md); any other write clears what was there.
 */
export interface UndoStep {
  /** The calls of the step, `Worksheet.add`, `Range.values`, in their order. */
  readonly calls: readonly string[]
  readonly by: 'add-in' | 'user'
}

export class Undo {
  private steps: UndoStep[] = []
  private open: string[] | null = null

  /** The newest last. */
  get stack(): readonly UndoStep[] {
    return this.steps
  }

  get grouping(): boolean {
    return this.open !== null
  }

  record(step: UndoStep): void {
    if (this.open && step.by === 'add-in') this.open.push(...step.calls)
    else this.steps.push(step)
  }

  clear(): void {
    this.steps = []
  }

  /** From here to `merge` all calls of the add-in are one step. */
  group(): void {
    this.open = []
  }

  merge(): void {
    if (this.open && this.open.length > 0) this.steps.push({ calls: this.open, by: 'add-in' })
    this.open = null
  }
}
