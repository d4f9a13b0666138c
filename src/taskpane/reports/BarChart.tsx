import { Caption1, Caption1Strong, makeStyles, tokens } from '@fluentui/react-components'
import type { ChartPreview } from '../../app/preview-report.ts'
import { Bar } from './Bar.tsx'

const useStyles = makeStyles({
  figure: { margin: 0 },
  title: { display: 'block', marginBottom: tokens.spacingVerticalXS },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalXS,
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  bars: {
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, 36%) 1fr auto',
    columnGap: '8px',
    rowGap: '4px',
  },
  label: { gridColumn: 1, textAlign: 'right', overflowWrap: 'anywhere', alignSelf: 'center' },
  track: { gridColumn: 2, alignSelf: 'center', width: '100%', height: '14px', display: 'block' },
  value: {
    gridColumn: 3,
    alignSelf: 'center',
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  unit: { display: 'block', marginTop: tokens.spacingVerticalXS, color: tokens.colorNeutralForeground2 },
})

/** A chart as the sheet will show it, drawn for the width of a pane; its text alternative is the plan's own. */
export function BarChart({ chart }: { readonly chart: ChartPreview }) {
  const styles = useStyles()
  const values = chart.bars.flatMap((bar) => bar.values.map((it) => it?.value ?? 0))
  const most = Math.max(...values, 0) || 1
  return (
    <figure className={styles.figure} role="img" aria-label={chart.altText}>
      <Caption1Strong className={styles.title}>{chart.title}</Caption1Strong>
      {chart.series.length > 1 && (
        <div className={styles.legend}>
          {chart.series.map(({ name, color }, series) => (
            <Caption1 key={name} className={styles.key}>
              <svg width="12" height="12">
                <Bar series={series} color={color} width={12} height={12} />
              </svg>
              {name}
            </Caption1>
          ))}
        </div>
      )}
      <div className={styles.bars}>
        {chart.bars.flatMap(({ label, values: row }, bar) => {
          const drawn = row.flatMap((it, series) => (it ? [{ ...it, series }] : []))
          return drawn.map(({ value, shown, series }, index) => [
            <Caption1 key={`label ${bar} ${series}`} className={styles.label}>
              {index === 0 ? label : ''}
            </Caption1>,
            <svg key={`bar ${bar} ${series}`} className={styles.track}>
              <Bar
                series={series}
                color={chart.series[series]?.color ?? ''}
                width={`${Math.max(1, (value / most) * 100)}%`}
                height={14}
              />
            </svg>,
            <Caption1 key={`value ${bar} ${series}`} className={styles.value}>
              {shown}
            </Caption1>,
          ])
        })}
      </div>
      <Caption1 className={styles.unit}>{chart.valueTitle}</Caption1>
    </figure>
  )
}
