/** The client library's requests and answers (`ProcessQuery`). */
import type { Json } from './json.ts'

/** How an object is reached. */
export const PATH = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const

export const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5, queryAsJson: 7 } as const

/** Bits of a request's flags that the host heeds. */
export const FLAG = { write: 1, delayForCellEdit: 64 } as const

export interface ArgumentInfo {
  readonly Arguments?: readonly Json[]
  /** For each argument the id of the object path that it stands for, 0 for a plain value. */
  readonly ReferencedObjectPathIds?: readonly Json[]
}

export interface ObjectPath {
  readonly Id: number
  readonly ObjectPathType: number
  readonly Name: string
  readonly ParentObjectPathId?: number
  readonly ArgumentInfo?: ArgumentInfo
}

export interface Action {
  readonly Id: number
  readonly ActionType: number
  readonly Name: string
  readonly ObjectPathId: number
  readonly ArgumentInfo?: ArgumentInfo
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Top?: number; readonly Skip?: number }
}

export interface RequestBody {
  readonly Actions: readonly Action[]
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>
}

export interface Failure {
  readonly Code: string
  readonly Message: string
  readonly Location: string
  readonly ActionIndex: number
  readonly HttpStatusCode: number
}

export interface ResponseBody {
  readonly Results: { readonly ActionId: number; readonly Value: Json }[]
  readonly TraceIds: number[]
  readonly Error?: Failure
}

/** A failure of a whole request, without any result: what comes back instead of a body. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly status: number
}

/** What a message to the client's event handlers is marked with. */
export const EVENT_CATEGORY = 65_536
