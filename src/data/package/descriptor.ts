/** The shape of a Data Package descriptor, versions 1 and 2: what this reader looks at. */
import * as v from 'valibot'
import type { DataProblem } from '../problem.ts'

const Name = v.pipe(v.string(), v.nonEmpty())
const Names = v.union([
  v.pipe(
    Name,
    v.transform((name) => [name]),
  ),
  v.array(Name),
])
const Limit = v.optional(v.union([v.number(), v.string()]))
const Length = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)))

const ConstraintsEntry = v.looseObject({
  required: v.optional(v.boolean()),
  unique: v.optional(v.boolean()),
  enum: v.optional(v.array(v.union([v.string(), v.number(), v.boolean()]))),
  pattern: v.optional(v.string()),
  minimum: Limit,
  maximum: Limit,
  minLength: Length,
  maxLength: Length,
})

const MissingValue = v.union([
  v.string(),
  v.pipe(
    v.looseObject({ value: v.string() }),
    v.transform((it) => it.value),
  ),
])

const FieldEntry = v.looseObject({
  name: Name,
  type: v.optional(v.string(), 'any'),
  format: v.optional(v.unknown()),
  title: v.optional(v.string()),
  description: v.optional(v.string()),
  rdfType: v.optional(v.string()),
  missingValues: v.optional(v.array(MissingValue)),
  constraints: v.optional(ConstraintsEntry, {}),
})

const SchemaEntry = v.looseObject({
  fields: v.pipe(v.array(FieldEntry), v.nonEmpty()),
  primaryKey: v.optional(Names, []),
  uniqueKeys: v.optional(v.array(v.array(Name)), []),
  foreignKeys: v.optional(
    v.array(
      v.looseObject({
        fields: Names,
        reference: v.looseObject({ resource: v.optional(v.string(), ''), fields: Names }),
      }),
    ),
    [],
  ),
  missingValues: v.optional(v.array(MissingValue), ['']),
})

const ResourceEntry = v.looseObject({
  name: Name,
  path: v.optional(v.union([v.string(), v.array(v.string())])),
  format: v.optional(v.string()),
  encoding: v.optional(v.string()),
  schema: v.optional(v.union([v.string(), SchemaEntry])),
  dialect: v.optional(v.union([v.string(), v.looseObject({ delimiter: v.optional(v.string()) })])),
})

const Credit = v.looseObject({
  title: v.optional(v.string()),
  name: v.optional(v.string()),
  path: v.optional(v.string()),
})

const Descriptor = v.looseObject({
  name: v.optional(v.string(), ''),
  title: v.optional(v.string()),
  title_ru: v.optional(v.string()),
  version: v.optional(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), ''),
  created: v.optional(v.string(), ''),
  sources: v.optional(v.array(Credit), []),
  licenses: v.optional(v.array(Credit), []),
  resources: v.pipe(v.array(ResourceEntry), v.nonEmpty()),
})

export type Descriptor = v.InferOutput<typeof Descriptor>
export type ResourceEntry = v.InferOutput<typeof ResourceEntry>
export type SchemaEntry = v.InferOutput<typeof SchemaEntry>
export type FieldEntry = v.InferOutput<typeof FieldEntry>

/** The descriptor, or a problem for each place where it is none. */
export function parseDescriptor(json: unknown, file: string): Descriptor | DataProblem[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return [{ code: 'data/descriptor-invalid', file, detail: { at: '', expected: 'object' } }]
  const parsed = v.safeParse(Descriptor, json)
  if (parsed.success) return parsed.output
  return parsed.issues.flatMap((issue) => innermost(issue)).map(({ issue, at }) => problemOf(issue, at, file))
}

type Issue = v.BaseIssue<unknown>
interface Placed {
  readonly issue: Issue
  readonly at: readonly string[]
}

/** Where a value may have several shapes and is of none: what is wrong within the shape that it comes nearest to. */
function innermost(issue: Issue, before: readonly string[] = []): Placed[] {
  const at = [...before, ...(issue.path?.map((item) => String(item.key)) ?? [])]
  const inner = issue.issues?.filter((it) => it.path !== undefined) ?? []
  return inner.length === 0 ? [{ issue, at }] : inner.flatMap((it) => innermost(it, at))
}

/** `expected`: `present`, `non-empty`, or the shapes that are allowed, as in `string | number`. */
function problemOf(issue: Issue, at: readonly string[], file: string): DataProblem {
  const missing = issue.input === undefined
  const shapes = (issue.expected ?? issue.type).replaceAll(/[()]/g, '').toLowerCase()
  const expected = missing ? 'present' : issue.type === 'non_empty' ? 'non-empty' : shapes
  const value = missing ? {} : { value: JSON.stringify(issue.input) }
  return { code: 'data/descriptor-invalid', file, ...value, detail: { at: at.join('.'), expected } }
}
