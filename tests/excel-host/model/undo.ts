/** What the user could undo, as documented in docs/excel/excel-add-ins-undo-capabilities.md for the desktop. */
export interface UndoStep {
  /** The calls of the step, `Worksheet.add`, `Range.values`, in their order. */
  readonly calls: readonly string[]
  readonly by: 'add-in' | 'user'
}

/** Calls that cannot be undone and clear the stack. */
const CLEARING =
  /^(Worksheet\.(copy|delete|name|position|visibility)|(Worksheet|Workbook)Protection\.(protect|unprotect)|Workbook\.save|Chart\.(categoryLabelLevel|seriesNameLevel))$/

/**
 * Calls that undo passes over: what stands in custom XML parts stays as it is while the changes of the
 * sheets around it are undone (OfficeDev/office-js#6415).
 */
const OUTSIDE = /^CustomXmlPart(Collection)?\.(add|setXml|delete)$/

export const isUndoable = (call: string): boolean => !CLEARING.test(call) && !OUTSIDE.test(call)

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

  /** One sync of the add-in, or one deed of the user. */
  record(step: UndoStep): void {
    const cleared = step.calls.findLastIndex((call) => CLEARING.test(call))
    if (cleared >= 0) this.steps = []
    const calls = step.calls.slice(cleared + 1).filter(isUndoable)
    if (this.open && step.by === 'add-in') this.open.push(...calls)
    else if (calls.length > 0) this.steps.push({ ...step, calls })
  }

  /** From here to `merge` all syncs of the add-in are one step. */
  group(): void {
    this.open = []
  }

  merge(): void {
    if (this.open && this.open.length > 0) this.steps.push({ calls: this.open, by: 'add-in' })
    this.open = null
  }
}
