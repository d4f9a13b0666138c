/** The wire names that Microsoft's client library uses, read out of its own source. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIST } from '../transport/node.ts'

const CLASS = /^ {4}var (\w+) = \(function \(_super\) \{/
const MEMBERS = [
  /_createMethodObject\(Excel\.\w+, this, "(\w+)"/,
  /_invokeMethod\(this, "(\w+)"/,
  /_createPropertyObject\(Excel\.\w+, this, "(\w+)"/,
  /_invokeSetProperty\(this, "(\w+)"/,
  /obj\["(\w+)"\]/,
]
/** Marks a collection whose items are reached by a key. */
export const INDEXER = '[key]'

let known: ReadonlyMap<string, ReadonlySet<string>> | null = null

/** For each class of the library the members that it sends or reads. */
export function clientMembers(): ReadonlyMap<string, ReadonlySet<string>> {
  if (known) return known
  const source = readFileSync(join(DIST, 'excel-win32-16.01.debug.js'), 'utf8')
  const excel = source.slice(source.indexOf('Excel.RequestContext = RequestContext'))
  const classes = new Map<string, Set<string>>()
  let members = new Set<string>()
  for (const line of excel.split('\n')) {
    const name = CLASS.exec(line)?.[1]
    if (name !== undefined) {
      members = classes.get(name) ?? new Set()
      classes.set(name, members)
    }
    for (const pattern of MEMBERS) {
      const member = pattern.exec(line)?.[1]
      if (member !== undefined) members.add(member)
    }
    if (line.includes('_createIndexerObject(')) members.add(INDEXER)
  }
  known = classes
  return classes
}
