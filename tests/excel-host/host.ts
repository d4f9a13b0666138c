/** The emulated Excel: takes requests as text, as the client library sends them, and answers them. */
import { dump, type Dump } from './dump.ts'
import {
  BUSY,
  CONNECTION_LOST,
  type Fault,
  REQUEST_TOO_LARGE,
  RESPONSE_TOO_LARGE,
  strike,
  strikeAction,
} from './faults.ts'
import { undoNotSupported } from './errors.ts'
import { Interpreter } from './interpreter.ts'
import type { HostEvent } from './model/events.ts'
import { isUndoable } from './model/undo.ts'
import { Workbook } from './model/workbook.ts'
import { Ribbon } from './ribbon.ts'
import { User } from './user.ts'
import { ACTION, FLAG, PATH, type Refusal, type RequestBody } from './wire.ts'

/** Excel on the web takes no larger request and gives no larger answer. */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024

export interface HostOptions {
  /** Bytes of a request and of an answer; `Infinity` for Excel on the desktop. 5 MB if left out. */
  readonly payloadLimit?: number
  readonly name?: string
  /** A workbook that was opened from a file; a new one if left out. */
  readonly workbook?: Workbook
}

/** One request as it was worked off. */
export interface Exchange {
  /** `Worksheet.add`, `Range.values`, without the steps that only make objects. */
  readonly calls: readonly string[]
  readonly requestBytes: number
  readonly responseBytes: number
  /** The client's code of the failure, or null. */
  readonly failure: string | null
}

export interface Counters {
  /** Requests that do something; the client's own cleaning up after a run is not counted. */
  syncs: number
  requests: number
  requestBytes: number
  responseBytes: number
  largestRequest: number
  largestResponse: number
}

export type Answer = { readonly body: string } | { readonly refusal: Refusal }

const NO_COUNT: Counters = {
  syncs: 0,
  requests: 0,
  requestBytes: 0,
  responseBytes: 0,
  largestRequest: 0,
  largestResponse: 0,
}

const encoder = new TextEncoder()
/** Length in UTF-8. */
export const bytes = (text: string): number => encoder.encode(text).length

export class Host {
  readonly workbook: Workbook
  readonly user: User
  readonly ribbon = new Ribbon()
  readonly payloadLimit: number
  /** What was asked, oldest first. */
  readonly exchanges: Exchange[] = []
  counters: Counters = { ...NO_COUNT }
  /** Whether the client library knows a property; set by the transport where it can find out. */
  isKnown: (kind: string, property: string) => boolean = () => true
  /** Set by the transport: carries events to the client. */
  onEvents: (events: readonly HostEvent[]) => void = () => undefined
  private readonly planned = new Map<number, Fault>()
  private waiting: (() => void)[] = []

  constructor(options: HostOptions = {}) {
    this.workbook = options.workbook ?? new Workbook(options.name)
    this.payloadLimit = options.payloadLimit ?? PAYLOAD_LIMIT
    this.user = new User(this.workbook, () => this.sendEvents())
  }

  /** Plans a fault for the n-th sync from now, 1 being the next. */
  inject(n: number, fault: Fault): void {
    this.planned.set(this.counters.syncs + n, fault)
  }

  resetCounters(): void {
    if (this.planned.size > 0)
      throw new Error('Faults are planned by the count of syncs: reset before planning.')
    this.counters = { ...NO_COUNT }
    this.exchanges.length = 0
  }

  /** A plain picture of the whole workbook, for comparing. */
  dump(): Dump {
    return dump(this.workbook)
  }

  enterCellEdit(): void {
    this.workbook.situation.cellEdit = true
  }

  /** Requests that were told to wait for it (`delayForCellEdit`) go on. */
  leaveCellEdit(): void {
    this.workbook.situation.cellEdit = false
    for (const go of this.waiting.splice(0)) go()
  }

  /** Answers one request; `requestBytes` is its size, `flags` are those of the client's message. */
  async answer(body: RequestBody, requestBytes: number, flags: number): Promise<Answer> {
    const counted = isSync(body)
    this.counters.requests += 1
    if (counted) this.counters.syncs += 1
    const fault = (counted && this.planned.get(this.counters.syncs)) || null
    if (counted) this.planned.delete(this.counters.syncs)
    const delay = (flags & FLAG.delayForCellEdit) !== 0
    while (this.workbook.situation.cellEdit && delay) await new Promise<void>((go) => this.waiting.push(go))
    const answer = this.work(body, requestBytes, flags, fault, delay)
    // Events come after the answer, never within it.
    setTimeout(() => this.sendEvents(), 0)
    return answer
  }

  private work(
    body: RequestBody,
    requestBytes: number,
    flags: number,
    fault: Fault | null,
    delay: boolean,
  ): Answer {
    const calls: string[] = []
    const done = (refusal: Refusal | null, response = ''): Answer => {
      const responseBytes = bytes(response)
      this.count(requestBytes, responseBytes)
      const failure = refusal?.code ?? /"Error":\{"Code":"(\w+)"/.exec(response.slice(-2_000))?.[1] ?? null
      this.exchanges.push({ calls, requestBytes, responseBytes, failure })
      return refusal ? { refusal } : { body: response }
    }
    if (requestBytes > this.payloadLimit) return done(REQUEST_TOO_LARGE)
    if (this.workbook.situation.cellEdit && !isService(body)) return done(BUSY)
    const struck = fault && !(fault.kind === 'busy' && delay) ? strike(fault, this.workbook) : null
    if (struck) return done(struck)
    const refused = this.refuseWrite(flags)
    if (refused) return done(refused)
    const before = (index: number, call: string): void => {
      strikeAction(fault, index)
      if (!isCall(body, index)) return
      if (this.workbook.undo.grouping && !isUndoable(call)) throw undoNotSupported()
      calls.push(call)
    }
    const result = new Interpreter(this.workbook, body, { before, isKnown: this.isKnown }).run()
    this.workbook.forgetPassing()
    if (flags & FLAG.write) this.workbook.undo.record({ calls: calls.filter(isChange), by: 'add-in' })
    if (fault?.kind === 'connection-lost') return done(CONNECTION_LOST)
    const response = JSON.stringify(result)
    return bytes(response) > this.payloadLimit ? done(RESPONSE_TOO_LARGE) : done(null, response)
  }

  private refuseWrite(flags: number): Refusal | null {
    if ((flags & FLAG.write) === 0) return null
    if (this.workbook.situation.readOnly) {
      return { code: 'AccessDenied', message: 'You cannot perform the requested operation.', status: 403 }
    }
    return null
  }

  /** Runs work whose syncs are one step of undo: what newer clients ask for with `mergeUndoGroup`. */
  async asOneStep<T>(work: () => Promise<T>): Promise<T> {
    this.workbook.undo.group()
    try {
      return await work()
    } finally {
      this.workbook.undo.merge()
    }
  }

  private count(requestBytes: number, responseBytes: number): void {
    const { counters } = this
    counters.requestBytes += requestBytes
    counters.responseBytes += responseBytes
    counters.largestRequest = Math.max(counters.largestRequest, requestBytes)
    counters.largestResponse = Math.max(counters.largestResponse, responseBytes)
  }

  private sendEvents(): void {
    const events = this.workbook.events.take()
    if (events.length > 0) this.onEvents(events)
  }
}

const isChange = (call: string): boolean => !/\.(load|get\w*|_\w*)$/.test(call)

const INTERNAL = new Set([
  '_KeepReference',
  '_RemoveReference',
  '_ValidateArraySize',
  'NotifyActionHandlerReady',
])

function isCall(body: RequestBody, index: number): boolean {
  const action = body.Actions[index]
  if (!action || action.ActionType === ACTION.trace) return false
  if (action.ActionType === ACTION.instantiate) {
    // A method that gives an object is called as the object is made.
    const path = body.ObjectPaths[String(action.ObjectPathId)]
    return (
      path !== undefined &&
      path.ObjectPathType === PATH.method &&
      /^(Add|Insert|Copy|ConvertToRange)/.test(path.Name)
    )
  }
  return !INTERNAL.has(action.Name)
}

/** False for requests that only release references after a run, and for those that miss the workbook altogether. */
function isSync(body: RequestBody): boolean {
  if (isService(body)) return false
  const acts = body.Actions.filter((action) => action.ActionType !== ACTION.instantiate)
  return acts.length === 0 || acts.some((action) => action.Name !== '_RemoveReference')
}

/** What office.js asks of Office itself, not of the workbook. */
const isService = (body: RequestBody): boolean =>
  Object.values(body.ObjectPaths).some((path) => path.ObjectPathType === PATH.newObject)
