/** Events as the host sends them: the client knows them by number and by the id of what they happened to. */
import type { JsonObject } from '../json.ts'

export const EVENT = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  selectionChanged: 14,
  worksheetDeleted: 15,
  worksheetNameChanged: 25,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const

/** Target id of events that are heard for the whole workbook. */
export const WHOLE_WORKBOOK = 'Workbook'

/** Who caused a change: the add-in's own call, or the user. */
export type Actor = 'ThisLocalAddin' | 'Unknown'

export interface HostEvent {
  readonly type: number
  readonly target: string
  readonly details: JsonObject
}

export class Events {
  private readonly heard = new Map<number, number>()
  private queue: HostEvent[] = []
  /** False while the add-in has switched events off (`context.runtime.enableEvents`). */
  enabled = true

  listen(type: number): void {
    this.heard.set(type, (this.heard.get(type) ?? 0) + 1)
  }

  unlisten(type: number): void {
    this.heard.set(type, Math.max(0, (this.heard.get(type) ?? 0) - 1))
  }

  hears(type: number): boolean {
    return this.enabled && (this.heard.get(type) ?? 0) > 0
  }

  /** Sent once for the object and once for those who listen to the whole workbook. */
  raise(type: number, targets: readonly string[], details: JsonObject): void {
    if (!this.hears(type)) return
    for (const target of targets) this.queue.push({ type, target, details })
  }

  take(): readonly HostEvent[] {
    const taken = this.queue
    this.queue = []
    return taken
  }
}
