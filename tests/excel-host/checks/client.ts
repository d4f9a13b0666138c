/** The wire names that Microsoft's client library uses, read out of its own source. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIST } from '../transport/node.ts'

export interface ClientClass {
  /** Properties that the library reads from answers. */
  readonly get: Set<string>
  readonly set: Set<string>
  /** Properties that are objects. */
  readonly nav: Set<string>
  readonly call: Set<string>
  /** A collection whose items are reached by a key. */
  keyed: boolean
}

const CLASS = /^ {4}var (\w+) = \(function \(_super\) \{/
const MEMBERS: readonly (readonly ['get' | 'set' | 'nav' | 'call', RegExp])[] = [
  ['call', /_createMethodObject\(Excel\.\w+, this, "(\w+)"/],
  ['call', /_invokeMethod\(this, "(\w+)"/],
  ['nav', /_createPropertyObject\(Excel\.\w+, this, "(\w+)"/],
  ['set', /_invokeSetProperty\((?:this|thisObj), "(\w+)"/],
  ['set', /setRangePropertiesInBulk\(thisObj, "(\w+)"/],
  ['get', /obj\["(\w+)"\]/],
]

let known: ReadonlyMap<string, ClientClass> | null = null

/** The library's classes by name. */
export function clientClasses(): ReadonlyMap<string, ClientClass> {
  if (known) return known
  const source = readFileSync(join(DIST, 'excel-win32-16.01.debug.js'), 'utf8')
  const excel = source.slice(source.indexOf('Excel.RequestContext = RequestContext'))
  const classes = new Map<string, ClientClass>()
  let current = empty()
  for (const line of excel.split('\n')) {
    const name = CLASS.exec(line)?.[1]
    if (name !== undefined) {
      current = classes.get(name) ?? empty()
      classes.set(name, current)
    }
    for (const [kind, pattern] of MEMBERS) {
      const member = pattern.exec(line)?.[1]
      if (member !== undefined) current[kind].add(member)
    }
    if (line.includes('_createIndexerObject(')) current.keyed = true
  }
  known = classes
  return classes
}

const empty = (): ClientClass => ({
  get: new Set(),
  set: new Set(),
  nav: new Set(),
  call: new Set(),
  keyed: false,
})

/** Whether a class has a property of that wire name, plain or an object. */
export function isClientProperty(name: string, property: string): boolean {
  const found = clientClasses().get(name)
  return found === undefined || found.get.has(property) || found.nav.has(property)
}
