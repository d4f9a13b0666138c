/** Conditional formats and validations. */
import { attr, child, children, type Element } from '../../support/xml.ts'
import type { JsonObject } from '../json.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { areaOf } from './open-cells.ts'
import type { OpenStyles } from './open-styles.ts'
import { ALERTS, OPERATORS, VALIDATIONS } from './rule-words.ts'
import { CannotCarry, flag, number, only, text } from './strict.ts'
import { shownFormula } from './structured.ts'

export function openRules(sheet: Worksheet, root: Element, look: OpenStyles): void {
  const found = children(root, 'conditionalFormatting').flatMap((formatting) => {
    only(formatting, 'sqref', 'cfRule')
    return children(formatting, 'cfRule').map((rule) => ({
      priority: number(rule, 'priority') ?? 0,
      rule: formatOf(sheet, rule, attr(formatting, 'sqref') ?? '', look),
    }))
  })
  sheet.conditionalFormats = found.sort((a, b) => a.priority - b.priority).map(({ rule }) => rule)
  const list = child(root, 'dataValidations')
  sheet.validations = children(list, 'dataValidation').map((it) => validationOf(sheet, it))
}

function formatOf(
  sheet: Worksheet,
  rule: Element,
  sqref: string,
  look: OpenStyles,
): Worksheet['conditionalFormats'][number] {
  only(rule, 'type dxfId priority stopIfTrue operator', 'formula')
  const formulas = children(rule, 'formula').map((it) => shownFormula(text(it), null))
  const type = attr(rule, 'type')
  const style = look.differences[number(rule, 'dxfId') ?? -1] ?? {}
  const stop = flag(rule, 'stopIfTrue', false) ? { stopIfTrue: true } : {}
  const base = { id: sheet.book.guid('rule'), area: areaOf(sqref) }
  if (type === 'expression')
    return { ...base, type: 'Custom', rule: { ...style, ...stop, formula: formulas[0] ?? '' } }
  if (type !== 'cellIs') throw new CannotCarry(`conditional format ${type}`)
  const operator = OPERATORS[attr(rule, 'operator') ?? ''] ?? null
  const [formula1 = '', formula2] = formulas
  const said = { formula1, operator, ...(formula2 === undefined ? {} : { formula2 }) }
  return { ...base, type: 'CellValue', rule: { ...style, ...stop, rule: said } }
}

function validationOf(sheet: Worksheet, element: Element): Worksheet['validations'][number] {
  only(
    element,
    'type operator allowBlank showDropDown showInputMessage showErrorMessage errorStyle errorTitle error ' +
      'promptTitle prompt sqref',
    'formula1 formula2',
  )
  const known = VALIDATIONS.find(({ type }) => type === attr(element, 'type'))
  if (!known) throw new CannotCarry(`validation ${attr(element, 'type')}`)
  const formula = (name: string): string | null => {
    const it = child(element, name)
    return it ? text(it) : null
  }
  const first = formula('formula1') ?? ''
  const second = formula('formula2')
  const rule: JsonObject =
    known.key === 'list'
      ? { inCellDropDown: !flag(element, 'showDropDown', false), source: quoted(first) ?? `=${first}` }
      : known.key === 'custom'
        ? { formula: `=${first}` }
        : {
            formula1: valueOf(first),
            operator: OPERATORS[attr(element, 'operator') ?? 'between'] ?? null,
            ...(second === null ? {} : { formula2: valueOf(second) }),
          }
  const [error, prompt] = [attr(element, 'error'), attr(element, 'prompt')]
  return {
    id: sheet.book.guid('rule'),
    type: known.kind,
    area: areaOf(attr(element, 'sqref') ?? ''),
    rule: {
      rule: { [known.key]: rule },
      ignoreBlanks: flag(element, 'allowBlank', false),
      errorAlert: {
        showAlert: flag(element, 'showErrorMessage', false),
        style: ALERTS[attr(element, 'errorStyle') ?? 'stop'] ?? 'Stop',
        title: attr(element, 'errorTitle') ?? '',
        message: error ?? '',
      },
      prompt: {
        showPrompt: flag(element, 'showInputMessage', false),
        title: attr(element, 'promptTitle') ?? '',
        message: prompt ?? '',
      },
    },
  }
}

/** The text of a list that is written out, `"a,b"`. */
const quoted = (formula: string): string | null => /^"(.*)"$/s.exec(formula)?.[1]?.replace(/""/g, '"') ?? null

const valueOf = (formula: string): string | number =>
  formula !== '' && Number.isFinite(Number(formula)) ? Number(formula) : `=${formula}`
