/** References outside a sheet's cells: rules, validations, sparklines, merged cells and links. */
import { boxRef } from '../../workbook/reference.ts'
import { children, descendants, remove, setText, textOf, type Element } from './dom.ts'
import { parseBox } from './formula.ts'
import { shiftBox, shiftFormula, shiftRuleFormula, shiftSqref, type TableShift } from './shift.ts'

/**
 * Shifts what the shell of a sheet refers to.
 *
 * @returns whether anything changed
 */
export function shiftShell(shell: Element, name: string, shift: TableShift): boolean {
  const changes = new Changes(name, shift)
  for (const it of descendants(shell, 'conditionalFormatting')) changes.rule(it)
  for (const it of descendants(shell, 'dataValidation')) changes.rule(it)
  for (const it of descendants(shell, 'sparkline')) changes.sparkline(it)
  for (const it of descendants(shell, 'hyperlink')) changes.link(it)
  if (changes.here) {
    for (const it of [...descendants(shell, 'protectedRange'), ...descendants(shell, 'ignoredError')]) {
      changes.sqref(it)
    }
    for (const it of descendants(shell, 'mergeCell')) changes.ref(it)
  }
  if (changes.made) recount(shell)
  return changes.made
}

class Changes {
  made = false
  readonly here: boolean

  constructor(
    private readonly name: string,
    private readonly shift: TableShift,
  ) {
    this.here = name.toLowerCase() === shift.sheet.toLowerCase()
  }

  /** A conditional format or a validation, of the sheet itself or of its extensions. */
  rule(element: Element): void {
    const before = this.areaOf(element)
    const after = this.here ? shiftSqref(before, this.shift) : before
    if (after === '') return this.drop(element)
    const moved = this.here ? firstRow(after) - firstRow(before) : 0
    this.setArea(element, before, after)
    for (const formula of ['formula', 'formula1', 'formula2', 'f'].flatMap((it) =>
      descendants(element, it),
    )) {
      if (children(formula).length > 0) continue
      this.setText(formula, (it) => shiftRuleFormula(it, this.shift, { sheet: this.name }, moved))
    }
  }

  private areaOf(element: Element): string {
    return element.getAttribute('sqref') ?? textOf(children(element, 'sqref')[0])
  }

  private setArea(element: Element, before: string, after: string): void {
    if (before === after) return
    this.made = true
    if (element.hasAttribute('sqref')) element.setAttribute('sqref', after)
    else for (const it of children(element, 'sqref')) setText(it, after)
  }

  sqref(element: Element): void {
    const before = element.getAttribute('sqref') ?? ''
    const after = shiftSqref(before, this.shift)
    if (after === '') this.drop(element)
    else this.setArea(element, before, after)
  }

  /** One box that goes with its cells. */
  ref(element: Element): void {
    const box = parseBox(element.getAttribute('ref') ?? '')
    const moved = box && shiftBox(this.shift, box, false)
    if (!box) return
    if (!moved) this.drop(element)
    else if (boxRef(moved) !== element.getAttribute('ref')) {
      element.setAttribute('ref', boxRef(moved))
      this.made = true
    }
  }

  link(element: Element): void {
    if (this.here) this.ref(element)
    const location = element.getAttribute('location')
    if (location === null) return
    const after = shiftFormula(location, this.shift, { sheet: this.name })
    if (after === location || after.includes('#REF!')) return
    element.setAttribute('location', after)
    this.made = true
  }

  sparkline(element: Element): void {
    for (const formula of children(element, 'f')) {
      this.setText(formula, (it) => shiftFormula(it, this.shift, { sheet: null }))
    }
    if (!this.here) return
    for (const place of children(element, 'sqref')) {
      const box = parseBox(textOf(place))
      const moved = box && shiftBox(this.shift, box, false)
      if (box && !moved) return this.drop(element)
      if (moved) this.setText(place, () => boxRef(moved))
    }
  }

  private setText(element: Element, change: (text: string) => string): void {
    const before = textOf(element)
    const after = change(before)
    if (after === before) return
    setText(element, after)
    this.made = true
  }

  private drop(element: Element): void {
    remove(element)
    this.made = true
  }
}

const firstRow = (sqref: string): number => parseBox(sqref.trim().split(/\s+/)[0] ?? '')?.row ?? 0

/** Lists that say how many they hold; an empty one must go. */
function recount(shell: Element): void {
  for (const [list, item] of [
    ['dataValidations', 'dataValidation'],
    ['mergeCells', 'mergeCell'],
    ['hyperlinks', 'hyperlink'],
    ['conditionalFormattings', 'conditionalFormatting'],
    ['sparklines', 'sparkline'],
    ['protectedRanges', 'protectedRange'],
    ['ignoredErrors', 'ignoredError'],
  ] as const) {
    for (const element of descendants(shell, list)) {
      const { length } = children(element, item)
      if (length === 0) remove(list === 'sparklines' ? (element.parentNode as Element) : element)
      else if (element.hasAttribute('count')) element.setAttribute('count', String(length))
    }
  }
}
