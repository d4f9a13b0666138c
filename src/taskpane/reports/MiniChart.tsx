import { makeStyles } from '@fluentui/react-components'
import type { ChartPreview } from '../../app/preview-report.ts'
import { Bar } from './Bar.tsx'

const [WIDTH, HEIGHT, MOST, GAP] = [72, 40, 6, 2]

const useStyles = makeStyles({
  chart: { display: 'block', flexShrink: 0 },
})

/** The first bars of a report's chart, as a picture beside its name: the report itself says the numbers. */
export function MiniChart({ chart }: { readonly chart: ChartPreview | null }) {
  const styles = useStyles()
  const bars = (chart?.bars ?? [])
    .flatMap(({ values }) =>
      values.map((it, series) => ({
        value: it?.value ?? 0,
        series,
        color: chart?.series[series]?.color ?? '',
      })),
    )
    .filter(({ value }) => value > 0)
    .slice(0, MOST)
  const most = Math.max(...bars.map(({ value }) => value), 0)
  const thickness = Math.min(10, (HEIGHT - GAP * (bars.length - 1)) / Math.max(1, bars.length))
  const top = (HEIGHT - bars.length * thickness - GAP * (bars.length - 1)) / 2
  return (
    <svg className={styles.chart} width={WIDTH} height={HEIGHT} aria-hidden="true" focusable="false">
      {bars.map(({ value, series, color }, index) => (
        <Bar
          key={index}
          series={series}
          color={color}
          y={top + index * (thickness + GAP)}
          height={thickness}
          width={Math.max(2, (value / most) * WIDTH)}
        />
      ))}
    </svg>
  )
}
