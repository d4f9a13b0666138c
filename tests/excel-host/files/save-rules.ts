/** Conditional formats and validations. */
import { isObject, type JsonObject } from '../json.ts'
import { formatArea } from '../model/area.ts'
import type { Rule, Worksheet } from '../model/worksheet.ts'
import { ALERTS, OPERATORS, VALIDATIONS } from './rule-words.ts'
import type { SaveStyles } from './save-styles.ts'
import { CannotCarry, nothingBut } from './strict.ts'
import { fileFormula } from './structured.ts'
import { el, escapeText, list } from './xml-text.ts'

const operatorWord = (word: unknown): string | null =>
  Object.keys(OPERATORS).find((it) => OPERATORS[it] === word) ?? null

const formulaXml = (name: string, formula: unknown): string => {
  if (typeof formula !== 'string' && typeof formula !== 'number') return ''
  return el(name, {}, escapeText(fileFormula(String(formula), null)))
}

export const conditionalFormatsXml = (sheet: Worksheet, styles: SaveStyles): string =>
  sheet.conditionalFormats
    .map((it, index) =>
      el('conditionalFormatting', { sqref: formatArea(it.area) }, formatXml(it, index + 1, styles)),
    )
    .join('')

function formatXml({ type, rule }: Rule, priority: number, styles: SaveStyles): string {
  const { formula, rule: said, stopIfTrue, ...look } = rule
  const shared = { dxfId: styles.difference(look), priority, stopIfTrue: stopIfTrue === true || null }
  if (type === 'Custom')
    return el('cfRule', { type: 'expression', ...shared }, formulaXml('formula', formula))
  if (type !== 'CellValue' || !isObject(said)) throw new CannotCarry(`a conditional format ${type}`)
  const parts: JsonObject = said
  nothingBut(parts, ['formula1', 'formula2', 'operator'], 'conditional format')
  return el(
    'cfRule',
    { type: 'cellIs', ...shared, operator: operatorWord(parts['operator']) },
    formulaXml('formula', parts['formula1']),
    formulaXml('formula', parts['formula2']),
  )
}

export const validationsXml = (sheet: Worksheet): string =>
  list('dataValidations', sheet.validations.map(validationXml))

function validationXml({ type, area, rule }: Rule): string {
  nothingBut(rule, ['rule', 'errorAlert', 'prompt', 'ignoreBlanks'], 'validation')
  const known = VALIDATIONS.find(({ kind }) => kind === type)
  const said = isObject(rule['rule']) ? rule['rule'][known?.key ?? ''] : null
  if (!known || !isObject(said)) throw new CannotCarry(`a validation ${type}`)
  const alert = isObject(rule['errorAlert']) ? rule['errorAlert'] : {}
  const prompt = isObject(rule['prompt']) ? rule['prompt'] : {}
  const source = said['source']
  const first =
    known.key === 'custom'
      ? said['formula']
      : known.key !== 'list'
        ? said['formula1']
        : typeof source === 'string' && !source.startsWith('=')
          ? `"${source.replace(/"/g, '""')}"`
          : source
  return el(
    'dataValidation',
    {
      type: known.type,
      errorStyle: Object.keys(ALERTS).find((it) => it !== 'stop' && ALERTS[it] === alert['style']),
      operator: operatorWord(said['operator']),
      allowBlank: rule['ignoreBlanks'] !== false,
      showDropDown: said['inCellDropDown'] === false || null,
      showInputMessage: prompt['showPrompt'] !== false,
      showErrorMessage: alert['showAlert'] !== false,
      errorTitle: String(alert['title'] ?? '') || null,
      error: String(alert['message'] ?? '') || null,
      promptTitle: String(prompt['title'] ?? '') || null,
      prompt: String(prompt['message'] ?? '') || null,
      sqref: formatArea(area),
    },
    formulaXml('formula1', first),
    formulaXml('formula2', said['formula2']),
  )
}
