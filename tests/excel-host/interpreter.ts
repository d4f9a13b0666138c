/** Works a request off: paths to objects, actions on them, results, and the first error, which ends it. */
import type { Json, JsonObject } from './json.ts'
import { generalException, HostError, invalidArgument, invalidReference, notBuilt } from './errors.ts'
import { Args, type Arg } from './objects/args.ts'
import { isRef, Kind, type Ref } from './objects/kind.ts'
import { rangeKind } from './objects/range.ts'
import { workbookKind } from './objects/workbook.ts'
import type { Workbook } from './model/workbook.ts'
import {
  type Action,
  ACTION,
  type ArgumentInfo,
  type ObjectPath,
  PATH,
  type RequestBody,
  type ResponseBody,
} from './wire.ts'

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** Objects of the client's own making that are no part of the workbook. */
const serviceKind = new Kind<Workbook>('Service', {
  call: {
    NotifyActionHandlerReady: () => undefined,
    SetAppRuntimeState: ({ situation }, args) => {
      situation.paneShown = args.text(0) === 'Visible'
    },
  },
})

/** A member of a kind, or the refusal that it is not built. */
function member<F>(kind: Kind<unknown>, table: Readonly<Record<string, F>> | undefined, name: string): F {
  const found = table && Object.hasOwn(table, name) ? table[name] : undefined
  if (found === undefined) throw notBuilt(`${kind.name}.${camel(name)}`)
  return found
}

export interface Surroundings {
  /** Called before each action with its place in the request. */
  readonly before: (index: number, call: string) => void
  /** Whether the client library knows the property of the kind, by its wire name: Excel would, too. */
  readonly isKnown: (kind: string, property: string) => boolean
}

export class Interpreter {
  private readonly found = new Map<number, Ref | null>()

  constructor(
    private readonly book: Workbook,
    private readonly body: RequestBody,
    private readonly surroundings: Surroundings,
  ) {}

  run(): ResponseBody {
    const Results: ResponseBody['Results'] = []
    const TraceIds: number[] = []
    for (const [index, action] of this.body.Actions.entries()) {
      try {
        this.surroundings.before(index, this.location(action))
        if (action.ActionType === ACTION.trace) TraceIds.push(action.Id)
        Results.push({ ActionId: action.Id, Value: this.act(action) })
      } catch (error) {
        const known = error instanceof HostError ? error : unexpected(error)
        const { code, message, status } = known
        const Location = this.location(action)
        return {
          Results,
          TraceIds,
          Error: { Code: code, Message: message, Location, ActionIndex: index, HttpStatusCode: status },
        }
      }
    }
    return { Results, TraceIds }
  }

  private act(action: Action): Json {
    if (action.ActionType === ACTION.trace) return null
    const object = this.resolve(action.ObjectPathId)
    if (object === null) {
      if (action.ActionType === ACTION.set) throw invalidReference()
      return null
    }
    const { kind, it } = object
    switch (action.ActionType) {
      case ACTION.instantiate:
        return idOf(object)
      case ACTION.query:
      case ACTION.queryAsJson:
        return query(object, action, this.surroundings.isKnown)
      case ACTION.method: {
        const value = member(kind, kind.members.call, action.Name)(it, this.args(action.ArgumentInfo))
        return isRef(value) ? idOf(value) : (value ?? null)
      }
      case ACTION.set: {
        const [value] = this.args(action.ArgumentInfo).list
        member(kind, kind.members.set, action.Name)(it, (value ?? null) as Json)
        return null
      }
      default:
        throw notBuilt(`action type ${action.ActionType}`)
    }
  }

  private resolve(id: number): Ref | null {
    const known = this.found.get(id)
    if (known !== undefined) return known
    const path = this.body.ObjectPaths[String(id)]
    if (!path) throw generalException(`The request names an object path that it does not hold: ${id}.`)
    const object = this.reach(path)
    this.found.set(id, object)
    return object
  }

  private reach(path: ObjectPath): Ref | null {
    switch (path.ObjectPathType) {
      case PATH.global:
        return workbookKind.of(this.book)
      case PATH.newObject:
        return serviceKind.of(this.book)
      case PATH.nullObject:
        return null
      case PATH.reference: {
        const range = this.book.kept.get(path.Name)
        if (!range) throw invalidReference()
        return rangeKind.of(range)
      }
    }
    const parent = this.resolve(path.ParentObjectPathId ?? 0)
    // What is asked of a null object is a null object again.
    if (parent === null) return null
    const { kind, it } = parent
    switch (path.ObjectPathType) {
      case PATH.property:
        return member(kind, kind.members.nav, path.Name)(it)
      case PATH.indexer: {
        const { item } = kind.members
        if (!item) throw notBuilt(`${kind.name}.getItem`)
        return item(it, this.args(path.ArgumentInfo).json(0))
      }
      case PATH.method: {
        const value = member(kind, kind.members.call, path.Name)(it, this.args(path.ArgumentInfo))
        if (value === null || isRef(value)) return value
        throw generalException(`${kind.name}.${path.Name} answered no object.`)
      }
      default:
        throw notBuilt(`object path type ${path.ObjectPathType}`)
    }
  }

  private args(info: ArgumentInfo | undefined): Args {
    return new Args(this.referenced(info?.Arguments ?? [], info?.ReferencedObjectPathIds ?? []))
  }

  private referenced(values: readonly Json[], ids: readonly Json[]): Arg[] {
    return values.map((value, index) => {
      const id = ids[index] ?? 0
      if (Array.isArray(id) && Array.isArray(value)) return this.referenced(value, id) as unknown as Json
      return typeof id === 'number' && id !== 0 ? this.resolve(id) : value
    })
  }

  /** `Worksheet.getRange`, as Excel names the place of an error. */
  private location(action: Action): string {
    if (action.ActionType === ACTION.trace) return 'trace'
    const path = this.body.ObjectPaths[String(action.ObjectPathId)]
    const making = action.ActionType === ACTION.instantiate
    const owner = making ? path?.ParentObjectPathId : action.ObjectPathId
    const object = owner === undefined ? undefined : this.found.get(owner)
    const name = making ? path?.Name || 'getItem' : action.Name || 'load'
    return `${object?.kind.name ?? 'Workbook'}.${camel(name)}`
  }
}

function unexpected(error: unknown): HostError {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new HostError('HostFailed', `The emulated host failed: ${text}`, 500)
}

const idOf = ({ kind, it }: Ref): JsonObject => kind.members.id?.(it) ?? {}

function query(object: Ref, action: Action, isKnown: Surroundings['isKnown']): Json {
  const info = action.QueryInfo ?? {}
  const value = project(object, info.Select ?? [], isKnown)
  const items = (value as { _Items?: Json[] })._Items
  if (!items || (info.Top === undefined && info.Skip === undefined)) return value
  const from = info.Skip ?? 0
  return { ...value, _Items: items.slice(from, info.Top === undefined ? undefined : from + info.Top) }
}

/** The properties that were asked for; every plain one when nothing, or `*` or `$all`, was named. */
function project(object: Ref, select: readonly string[], isKnown: Surroundings['isKnown']): JsonObject {
  const { kind, it } = object
  const { get = {}, nav = {}, items, onlyByName = [] } = kind.members
  const value: Record<string, Json> = { ...idOf(object) }
  const deeper = new Map<string, string[]>()
  const forItems: string[] = []
  const all = select.length === 0
  for (const name of all ? ['$all'] : select) {
    const [head = '', ...rest] = name.split(/[/.]/)
    const key = pascal(head)
    const tail = rest.join('/')
    if (items && !(key in get && tail === '' && key !== 'Items'))
      forItems.push(head === 'items' ? tail : name)
    else if (head === '*' || head === '$all') {
      for (const plain of Object.keys(get))
        if (!onlyByName.includes(plain)) value[plain] = get[plain]?.(it) ?? null
    } else if (key in nav) deeper.set(key, [...(deeper.get(key) ?? []), ...(tail === '' ? [] : [tail])])
    else if (key in get) value[key] = get[key]?.(it) ?? null
    else throw isKnown(kind.name, key) ? notBuilt(`${kind.name}.${head}`) : invalidArgument()
  }
  for (const [key, tails] of deeper) {
    const part = nav[key]?.(it) ?? null
    value[key] = part === null ? null : project(part, tails, isKnown)
  }
  if (items) {
    const wanted = forItems.filter((name) => name !== '')
    value['_Items'] = items(it).map((one, index) => ({ _Index: index, ...project(one, wanted, isKnown) }))
  }
  return value
}
