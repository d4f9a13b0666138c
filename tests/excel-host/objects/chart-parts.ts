/** The parts of a chart: titles, axes, legend, labels, fills, lines and fonts. */
import type { Json } from '../json.ts'
import { invalidArgument } from '../errors.ts'
import type { Axis, Bag, Part } from '../model/chart.ts'
import { Kind, type Members, type Ref } from './kind.ts'
import { settings } from './settable.ts'
import { asColor } from './style-members.ts'

const fontKind = new Kind<Bag>(
  'ChartFont',
  withColor({ Bold: false, Color: '#000000', Italic: false, Name: 'Calibri', Size: 10, Underline: 'None' }),
)
const lineKind = new Kind<Bag>('ChartLineFormat', {
  ...withColor({ Color: '#000000', LineStyle: 'Continuous', Weight: 0.75 }),
  call: { Clear: (line) => void (line['LineStyle'] = 'None') },
})
const borderKind = new Kind<Bag>('ChartBorder', {
  ...withColor({ Color: '#000000', LineStyle: 'Continuous', Weight: 0.75 }),
  call: { Clear: (line) => void (line['LineStyle'] = 'None') },
})
const fillKind = new Kind<Part>('ChartFill', {
  call: {
    Clear: (part) => void (part.fill = ''),
    SetSolidColor: (part, args) => void (part.fill = asColor(args.json(0))),
  },
})

function withColor(defaults: Record<string, Json>): Pick<Members<Bag>, 'get' | 'set'> {
  const { get, set } = settings<Bag>((bag) => bag, defaults)
  return { get, set: { ...set, Color: (bag, value) => void (bag['Color'] = asColor(value)) } }
}

export type FormatPart = 'Fill' | 'Border' | 'Line' | 'Font'

const REACH: Readonly<Record<FormatPart, (part: Part) => Ref>> = {
  Fill: (part) => fillKind.of(part),
  Font: (part) => fontKind.of(part.font),
  Border: (part) => borderKind.of(part.border),
  Line: (part) => lineKind.of(part.border),
}

/** A part's `format`, with what the client finds there. */
export const formatOf = (name: string, ...parts: readonly FormatPart[]): Kind<Part> =>
  new Kind<Part>(name, { nav: Object.fromEntries(parts.map((it) => [it, REACH[it]])) })

const POSITIONS = ['Automatic', 'Top', 'Bottom', 'Left', 'Right', 'Custom', 'Corner', 'Invalid']

const titleFormatKind = formatOf('ChartTitleFormat', 'Fill', 'Border', 'Font')
export const titleKind = new Kind<Part>('ChartTitle', {
  ...shown({
    HorizontalAlignment: 'Center',
    Overlay: false,
    Position: 'Top',
    ShowShadow: false,
    Text: '',
    TextOrientation: 0,
    VerticalAlignment: 'Top',
    Visible: true,
  }),
  nav: { Format: (part) => titleFormatKind.of(part) },
})

const axisTitleFormatKind = formatOf('ChartAxisTitleFormat', 'Fill', 'Border', 'Font')
const axisTitleKind = new Kind<Part>('ChartAxisTitle', {
  ...shown({ Text: '', TextOrientation: 0, Visible: false }),
  nav: { Format: (part) => axisTitleFormatKind.of(part) },
})

/** Giving a title a text shows it. */
function shown(defaults: Record<string, Json>): Pick<Members<Part>, 'get' | 'set'> {
  const { get, set } = settings<Part>((part) => part.settings, defaults)
  return {
    get,
    set: {
      ...set,
      Text: (part, value) => {
        if (typeof value !== 'string') throw invalidArgument()
        part.settings['Text'] = value
        part.settings['Visible'] = true
      },
    },
  }
}

const legendFormatKind = formatOf('ChartLegendFormat', 'Fill', 'Border', 'Font')
const legend = settings<Part>((part) => part.settings, {
  Overlay: false,
  Position: 'Right',
  ShowShadow: false,
  Visible: true,
})
export const legendKind = new Kind<Part>('ChartLegend', {
  get: legend.get,
  set: {
    ...legend.set,
    Position: (part, value) => {
      if (!POSITIONS.includes(String(value))) throw invalidArgument()
      part.settings['Position'] = value
    },
  },
  nav: { Format: (part) => legendFormatKind.of(part) },
})

const plotFormatKind = formatOf('ChartPlotAreaFormat', 'Fill', 'Border')
const plot = settings<Part>((part) => part.settings, {
  Height: null,
  InsideHeight: null,
  InsideLeft: null,
  InsideTop: null,
  InsideWidth: null,
  Left: null,
  Position: 'Automatic',
  Top: null,
  Width: null,
})
export const plotAreaKind = new Kind<Part>('ChartPlotArea', {
  get: plot.get,
  set: plot.set,
  nav: { Format: (part) => plotFormatKind.of(part) },
})

const gridlinesFormatKind = formatOf('ChartGridlinesFormat', 'Line')
const gridlines = settings<Part>((part) => part.settings, { Visible: false })
const gridlinesKind = new Kind<Part>('ChartGridlines', {
  get: gridlines.get,
  set: gridlines.set,
  nav: { Format: (part) => gridlinesFormatKind.of(part) },
})

const axisFormatKind = formatOf('ChartAxisFormat', 'Fill', 'Font', 'Line')
const axis = settings<Axis>((it) => it.settings, {
  Alignment: 'Center',
  BaseTimeUnit: 'Days',
  CategoryType: 'Automatic',
  Crosses: 'Automatic',
  DisplayUnit: 'None',
  IsBetweenCategories: true,
  LinkNumberFormat: true,
  LogBase: 10,
  MajorTickMark: 'None',
  MajorUnit: null,
  Maximum: null,
  Minimum: null,
  MinorTickMark: 'None',
  MinorUnit: null,
  MultiLevel: false,
  NumberFormat: 'General',
  Offset: 100,
  Position: 'Automatic',
  ReversePlotOrder: false,
  ScaleType: 'Linear',
  ShowDisplayUnitLabel: false,
  TextOrientation: 0,
  TickLabelPosition: 'NextToAxis',
  TickLabelSpacing: null,
  TickMarkSpacing: 1,
  Visible: true,
})
export const axisKind = new Kind<Axis>('ChartAxis', {
  get: axis.get,
  set: {
    ...axis.set,
    NumberFormat: (it, value) => {
      if (typeof value !== 'string') throw invalidArgument()
      it.settings['NumberFormat'] = value
      it.settings['LinkNumberFormat'] = false
    },
  },
  nav: {
    Format: (it) => axisFormatKind.of(it),
    MajorGridlines: (it) => gridlinesKind.of(it.major),
    MinorGridlines: (it) => gridlinesKind.of(it.minor),
    Title: (it) => axisTitleKind.of(it.title),
  },
})

const LABELS: Readonly<Record<string, Json>> = {
  AutoText: true,
  HorizontalAlignment: 'Center',
  LinkNumberFormat: true,
  NumberFormat: 'General',
  Position: 'BestFit',
  Separator: ',',
  ShowBubbleSize: false,
  ShowCategoryName: false,
  ShowLegendKey: false,
  ShowPercentage: false,
  ShowSeriesName: false,
  ShowValue: true,
  TextOrientation: 0,
  VerticalAlignment: 'Center',
}
const labelFormatKind = formatOf('ChartDataLabelFormat', 'Fill', 'Border', 'Font')

/** A number format of its own cuts the label loose from the cells' format. */
function labelMembers(extra: Readonly<Record<string, Json>>): Members<Part> {
  const { get, set } = settings<Part>((part) => part.settings, { ...LABELS, ...extra })
  return {
    get,
    set: {
      ...set,
      NumberFormat: (part, value) => {
        if (typeof value !== 'string') throw invalidArgument()
        part.settings['NumberFormat'] = value
        part.settings['LinkNumberFormat'] = false
      },
    },
    nav: { Format: (part) => labelFormatKind.of(part) },
  }
}

export const labelsKind = new Kind<Part>('ChartDataLabels', labelMembers({}))
export const labelKind = new Kind<Part>('ChartDataLabel', labelMembers({ Text: '', Formula: '' }))
