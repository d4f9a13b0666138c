import { useId } from 'react'
import { makeStyles } from '@fluentui/react-components'
import { usePane } from '../pane-context.ts'

const OWN = '@media (forced-colors: active)'

const useStyles = makeStyles({
  bar: { fill: 'var(--bar)', stroke: 'var(--bar)', [OWN]: { fill: 'CanvasText', stroke: 'CanvasText' } },
  barOnDark: {
    fill: 'color-mix(in srgb, var(--bar) 45%, white)',
    stroke: 'color-mix(in srgb, var(--bar) 45%, white)',
    [OWN]: { fill: 'CanvasText', stroke: 'CanvasText' },
  },
  /** The ground that shows between the strokes of a pattern. */
  ground: { fill: 'var(--colorNeutralBackground1)', [OWN]: { fill: 'Canvas' } },
})

/** How series are told apart where colours are not: the first is filled, the others are hatched, each its own way. */
const HATCHES = [
  null,
  'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2',
  'M3,0 v6',
  'M0,0 l6,6 M-1,5 l2,2 M5,-1 l2,2',
  'M0,3 h6',
  'M3,0 v6 M0,3 h6',
] as const
const SIZE = 6

interface BarProps {
  /** Place of the series in its chart, from 0. */
  readonly series: number
  readonly color: string
  readonly height: number
  readonly width: number | string
  readonly y?: number
}

/** One bar, hatched within an outline unless it is of the first series. The patterns come with each drawing. */
export function Bar({ series, color, height, width, y = 0 }: BarProps) {
  const { isDark } = usePane()
  const styles = useStyles()
  const id = useId()
  const look = isDark ? styles.barOnDark : styles.bar
  const hatch = HATCHES[series % HATCHES.length]
  const place = { y, height, width }
  const style = { ['--bar' as string]: color }
  if (!hatch) return <rect {...place} className={look} style={style} strokeWidth="0" />
  return (
    <g style={style}>
      <defs>
        <pattern id={id} width={SIZE} height={SIZE} patternUnits="userSpaceOnUse">
          <rect width={SIZE} height={SIZE} className={styles.ground} />
          <path d={hatch} className={look} strokeWidth="1.6" />
        </pattern>
      </defs>
      <rect {...place} fill={`url(#${id})`} />
      <Outline {...place} look={look} />
    </g>
  )
}

interface OutlineProps {
  readonly y: number
  readonly height: number
  readonly width: number | string
  readonly look: string
}

/** Drawn inside the bar, so that its length stays true. */
const Outline = ({ y, height, width, look }: OutlineProps) => (
  <svg y={y} height={height} width={width} overflow="hidden">
    <rect width="100%" height="100%" className={look} style={{ fillOpacity: 0 }} strokeWidth="2" />
  </svg>
)
