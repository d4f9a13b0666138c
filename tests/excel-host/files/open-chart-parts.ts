/** What the parts of a chart have in common: fills, lines, fonts, titles, labels. */
import { all, at, attr, child, children, val, type Element } from '../../support/xml.ts'
import type { Json } from '../json.ts'
import type { Bag, Part } from '../model/chart.ts'
import { EMU_PER_POINT, LABEL_POSITIONS, ROTATION, SHOWN } from './chart-words.ts'
import { CannotCarry, flag, number, only, text } from './strict.ts'

const solid = (owner: Element | null): string | null => {
  const color = at(owner, 'solidFill', 'srgbClr')
  if (child(owner, 'solidFill') && !color) throw new CannotCarry('a colour of the theme in a chart')
  if (color) only(color, 'val')
  return color ? `#${(attr(color, 'val') ?? '').toUpperCase()}` : null
}

/** Fill and line. */
export function openShape(part: Part, owner: Element | null): void {
  const shape = child(owner, 'spPr')
  if (!shape) return
  only(shape, '', 'noFill solidFill ln')
  part.fill = child(shape, 'noFill') ? '' : solid(shape)
  const line = child(shape, 'ln')
  if (!line) return
  only(line, 'w cap', 'noFill solidFill round')
  const color = solid(line)
  const weight = number(line, 'w')
  if (child(line, 'noFill')) part.border['LineStyle'] = 'None'
  if (color !== null) part.border['Color'] = color
  if (weight !== null) part.border['Weight'] = weight / EMU_PER_POINT
}

/** The font of a `defRPr` or `rPr`. */
function fontOf(run: Element | null): Bag {
  if (!run) return {}
  only(run, 'lang sz b i u', 'solidFill latin')
  const [size, color, name] = [number(run, 'sz'), solid(run), attr(child(run, 'latin'), 'typeface')]
  return {
    ...(size === null ? {} : { Size: size / 100 }),
    ...(attr(run, 'b') === null ? {} : { Bold: flag(run, 'b', false) }),
    ...(attr(run, 'i') === null ? {} : { Italic: flag(run, 'i', false) }),
    ...(attr(run, 'u') === null ? {} : { Underline: attr(run, 'u') === 'sng' ? 'Single' : 'None' }),
    ...(color === null ? {} : { Color: color }),
    ...(name === null || name.startsWith('+') ? {} : { Name: name }),
  }
}

export function openFont(part: Part, owner: Element | null): void {
  Object.assign(part.font, fontOf(at(owner, 'txPr', 'p', 'pPr', 'defRPr')))
}

/** A place that was given by hand is kept as it is; no call of the client tells it. */
function layoutOf(owner: Element): Json | undefined {
  const manual = at(owner, 'layout', 'manualLayout')
  if (!manual) return undefined
  return Object.fromEntries(
    [...manual.childNodes]
      .filter((it): it is Element => it.nodeType === 1)
      .map((it) => [it.localName ?? '', attr(it, 'val') ?? '']),
  )
}

export function openLayout(part: Part, owner: Element | null): void {
  const layout = owner && layoutOf(owner)
  if (layout) part.settings['Layout'] = layout
}

export function openTitle(part: Part, owner: Element | null): void {
  const title = child(owner, 'title')
  part.settings['Visible'] = title !== null
  if (!title) return
  only(title, '', 'tx layout overlay spPr txPr')
  const rich = at(title, 'tx', 'rich')
  if (!rich) throw new CannotCarry('a title that is read from a cell')
  part.settings['Text'] = children(rich, 'p')
    .map((paragraph) => all(paragraph, 't').map(text).join(''))
    .join('\n')
  part.settings['Overlay'] = val(title, 'overlay') === '1'
  const rotation = number(child(rich, 'bodyPr'), 'rot')
  if (rotation !== null) part.settings['TextOrientation'] = rotation === 0 ? 0 : -rotation / ROTATION
  const fonts = new Set(all(rich, 'rPr').map((it) => JSON.stringify(fontOf(it))))
  if (fonts.size > 1) throw new CannotCarry('a title in several fonts')
  for (const font of fonts) Object.assign(part.font, JSON.parse(font) as Bag)
  openLayout(part, title)
  openShape(part, title)
}

/** `dLbls`, or one `dLbl`. */
export function openLabels(part: Part, labels: Element): void {
  only(labels, '', `idx dLbl numFmt spPr txPr dLblPos separator ${SHOWN.map(([name]) => name).join(' ')}`)
  const format = child(labels, 'numFmt')
  if (format) {
    part.settings['NumberFormat'] = attr(format, 'formatCode') ?? 'General'
    if (!flag(format, 'sourceLinked', false)) part.settings['LinkNumberFormat'] = false
  }
  const position = val(labels, 'dLblPos')
  if (position !== null) part.settings['Position'] = LABEL_POSITIONS[position] ?? 'BestFit'
  for (const [name, setting] of SHOWN) {
    const shown = val(labels, name)
    if (shown !== null) part.settings[setting] = shown === '1'
  }
  const separator = child(labels, 'separator')
  if (separator) part.settings['Separator'] = text(separator)
  openShape(part, labels)
  openFont(part, labels)
}
