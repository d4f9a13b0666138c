/** Conditional formats and data validation: kept with their cells as the client sends them, never evaluated. */
import type { Json, JsonObject } from '../json.ts'
import { isObject } from '../json.ts'
import { invalidArgument, itemNotFound, notBuilt } from '../errors.ts'
import { overlaps, sameArea } from '../model/area.ts'
import type { Range } from '../model/range.ts'
import type { Rule, Worksheet } from '../model/worksheet.ts'
import { Kind } from './kind.ts'
import { refRange } from './range.ts'
import { asColor } from './style-members.ts'
import { asFlag, asNumber } from './settable.ts'

interface RuleOn {
  readonly sheet: Worksheet
  readonly id: string
}

const TYPES = [
  'Custom',
  'DataBar',
  'ColorScale',
  'IconSet',
  'TopBottom',
  'PresetCriteria',
  'ContainsText',
  'CellValue',
]

function find(it: RuleOn): Rule {
  const rule = it.sheet.conditionalFormats.find((other) => other.id === it.id)
  if (!rule) throw itemNotFound()
  return rule
}

const inRange = (range: Range): Rule[] =>
  range.sheet.conditionalFormats.filter((rule) => overlaps(rule.area, range.area))

function setPart(it: RuleOn, key: string, value: Json): void {
  const rule = find(it)
  rule.rule = { ...rule.rule, [key]: value }
}

/** Where a format's colours are kept inside the rule. */
function looks(
  name: string,
  members: Readonly<Record<string, (value: Json) => Json>>,
  part: string,
): Kind<RuleOn> {
  const key = (member: string): string => `${part}.${member}`
  return new Kind<RuleOn>(name, {
    get: Object.fromEntries(
      Object.keys(members).map((member) => [member, (it: RuleOn) => find(it).rule[key(member)] ?? null]),
    ),
    set: Object.fromEntries(
      Object.entries(members).map(([member, check]) => [
        member,
        (it: RuleOn, value: Json) => setPart(it, key(member), check(value)),
      ]),
    ),
  })
}

const ruleFontKind = looks('ConditionalRangeFont', { Color: asColor, Bold: asFlag, Italic: asFlag }, 'font')
const ruleFillKind = looks('ConditionalRangeFill', { Color: asColor }, 'fill')
const ruleFormatKind = new Kind<RuleOn>('ConditionalRangeFormat', {
  get: { NumberFormat: (it) => find(it).rule['numberFormat'] ?? null },
  set: { NumberFormat: (it, value) => setPart(it, 'numberFormat', value) },
  nav: { Font: (it) => ruleFontKind.of(it), Fill: (it) => ruleFillKind.of(it) },
})

function withRule(name: string): Kind<RuleOn> {
  return new Kind<RuleOn>(name, {
    get: { Rule: (it) => find(it).rule['rule'] ?? null },
    set: {
      Rule: (it, value) => {
        if (!isObject(value)) throw invalidArgument()
        setPart(it, 'rule', value)
      },
    },
    nav: { Format: (it) => ruleFormatKind.of(it) },
  })
}

const cellValueKind = withRule('CellValueConditionalFormat')
const textKind = withRule('TextConditionalFormat')

const ruleSentenceKind = new Kind<RuleOn>('ConditionalFormatRule', {
  get: { Formula: (it) => find(it).rule['formula'] ?? '' },
  set: { Formula: (it, value) => setPart(it, 'formula', value) },
})

const customKind = new Kind<RuleOn>('CustomConditionalFormat', {
  nav: { Format: (it) => ruleFormatKind.of(it), Rule: (it) => ruleSentenceKind.of(it) },
})

const colorScaleKind = new Kind<RuleOn>('ColorScaleConditionalFormat', {
  get: { Criteria: (it) => find(it).rule['criteria'] ?? null },
  set: { Criteria: (it, value) => setPart(it, 'criteria', value) },
})

const typed = (kind: Kind<RuleOn>, type: string) => (it: RuleOn) => {
  if (find(it).type !== type) throw notBuilt(`ConditionalFormat of type ${find(it).type} used as ${type}`)
  return kind.of(it)
}

const conditionalFormatKind: Kind<RuleOn> = new Kind<RuleOn>('ConditionalFormat', {
  id: (it) => ({ Id: it.id }),
  get: {
    Id: (it) => it.id,
    Type: (it) => find(it).type,
    Priority: (it) => it.sheet.conditionalFormats.findIndex((rule) => rule.id === it.id),
    StopIfTrue: (it) => find(it).rule['stopIfTrue'] ?? false,
  },
  set: {
    StopIfTrue: (it, value) => setPart(it, 'stopIfTrue', asFlag(value)),
    Priority: (it, value) => {
      const rule = find(it)
      const others = it.sheet.conditionalFormats.filter((other) => other !== rule)
      others.splice(asNumber(value), 0, rule)
      it.sheet.conditionalFormats = others
    },
  },
  nav: {
    CellValue: typed(cellValueKind, 'CellValue'),
    TextComparison: typed(textKind, 'ContainsText'),
    Custom: typed(customKind, 'Custom'),
    ColorScale: typed(colorScaleKind, 'ColorScale'),
  },
  call: {
    Delete: (it) => {
      const rule = find(it)
      it.sheet.conditionalFormats = it.sheet.conditionalFormats.filter((other) => other !== rule)
    },
    GetRange: (it) => refRange(it.sheet, find(it).area),
    GetRangeOrNullObject: (it) => refRange(it.sheet, find(it).area),
  },
})

export const conditionalFormatsKind: Kind<Range> = new Kind<Range>('ConditionalFormatCollection', {
  items: (range) => inRange(range).map(({ id }) => conditionalFormatKind.of({ sheet: range.sheet, id })),
  item: (range, key) => {
    const rule = inRange(range).find(({ id }) => id === key)
    if (!rule) throw itemNotFound()
    return conditionalFormatKind.of({ sheet: range.sheet, id: rule.id })
  },
  call: {
    Add: (range, args) => {
      range.sheet.guardOption('allowFormatCells')
      const type = args.text(0)
      if (!TYPES.includes(type)) throw invalidArgument()
      const id = range.sheet.book.guid('rule')
      range.sheet.conditionalFormats.unshift({ id, type, area: range.area, rule: {} })
      return conditionalFormatKind.of({ sheet: range.sheet, id })
    },
    ClearAll: (range) => {
      const gone = new Set(inRange(range))
      range.sheet.conditionalFormats = range.sheet.conditionalFormats.filter((rule) => !gone.has(rule))
    },
    GetCount: (range) => inRange(range).length,
    GetItemAt: (range, args) => {
      const rule = inRange(range)[args.integer(0)]
      if (!rule) throw invalidArgument()
      return conditionalFormatKind.of({ sheet: range.sheet, id: rule.id })
    },
    GetItemOrNullObject: (range, args) => {
      const rule = inRange(range).find(({ id }) => id === args.raw(0))
      return rule ? conditionalFormatKind.of({ sheet: range.sheet, id: rule.id }) : null
    },
  },
})

function validation(range: Range): Rule | undefined {
  return range.sheet.validations.find((rule) => overlaps(rule.area, range.area))
}

function setValidation(range: Range, key: string, value: Json): void {
  const { sheet, area } = range
  const known = sheet.validations.find((rule) => sameArea(rule.area, area))
  const rule: JsonObject = { ...(known?.rule ?? {}), [key]: value }
  sheet.validations = sheet.validations.filter((other) => !overlaps(other.area, area))
  sheet.validations.push({ id: known?.id ?? sheet.book.guid('rule'), type: validationType(rule), area, rule })
}

const RULES: Readonly<Record<string, string>> = {
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  list: 'List',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
  custom: 'Custom',
}

function validationType(settings: JsonObject): string {
  const rule = settings['rule']
  const key = isObject(rule) ? Object.keys(rule).find((name) => name in RULES) : undefined
  return key === undefined ? 'None' : (RULES[key] ?? 'None')
}

export const validationKind: Kind<Range> = new Kind<Range>('DataValidation', {
  get: {
    Type: (range) => validation(range)?.type ?? 'None',
    Rule: (range) => validation(range)?.rule['rule'] ?? null,
    ErrorAlert: (range) => validation(range)?.rule['errorAlert'] ?? null,
    Prompt: (range) => validation(range)?.rule['prompt'] ?? null,
    IgnoreBlanks: (range) => validation(range)?.rule['ignoreBlanks'] ?? true,
  },
  set: {
    Rule: (range, value) => setValidation(range, 'rule', value),
    ErrorAlert: (range, value) => setValidation(range, 'errorAlert', value),
    Prompt: (range, value) => setValidation(range, 'prompt', value),
    IgnoreBlanks: (range, value) => setValidation(range, 'ignoreBlanks', asFlag(value)),
  },
  call: {
    Clear: (range) => {
      range.sheet.validations = range.sheet.validations.filter((rule) => !overlaps(rule.area, range.area))
    },
  },
})
