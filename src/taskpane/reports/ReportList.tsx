import { useEffect, useState } from 'react'
import { Body1, Body1Strong, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import type { ChartPreview } from '../../app/preview-report.ts'
import type { ReportKind } from '../../report/report.ts'
import type { OpenDataset } from '../engine/engine.ts'
import { usePane } from '../pane-context.ts'
import { MiniChart } from './MiniChart.tsx'

const useStyles = makeStyles({
  title: { display: 'block', margin: `0 0 ${tokens.spacingVerticalS}` },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalS },
  card: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    width: '100%',
    minHeight: '64px',
    padding: '10px 12px',
    textAlign: 'left',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  text: { flexGrow: 1, minWidth: 0 },
  name: { display: 'block' },
  about: { display: 'block', color: tokens.colorNeutralForeground2 },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
})

/** The reports as cards, each with a picture of its chart. */
export function ReportList({ current }: { readonly current: OpenDataset }) {
  const { words, go } = usePane()
  const styles = useStyles()
  const charts = useCharts(current)
  if (current.reports.length === 0) return <Body1>{words.reports.none}</Body1>
  return (
    <>
      <Subtitle2 as="h2" className={styles.title}>
        {words.reports.title}
      </Subtitle2>
      <ul className={styles.list}>
        {current.reports.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              className={styles.card}
              onClick={() => go({ tab: 'reports', report: kind })}
            >
              <span className={styles.text}>
                <Body1Strong className={styles.name}>{words.reports.names[kind]}</Body1Strong>
                <Caption1 className={styles.about}>{words.reports.about[kind]}</Caption1>
              </span>
              <MiniChart chart={charts[kind] ?? null} />
              <ChevronRightRegular className={styles.chevron} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The first chart of every report, one after the other as they come. */
function useCharts({ reports }: OpenDataset): Readonly<Partial<Record<ReportKind, ChartPreview>>> {
  const { engine, dataset } = usePane()
  const { generation } = dataset
  const [charts, setCharts] = useState<Partial<Record<ReportKind, ChartPreview>>>({})
  useEffect(() => {
    let isCurrent = true
    for (const kind of reports) {
      engine.preview({ kind }).then(
        (preview) => {
          const chart = preview.ok ? preview.value.charts[0] : undefined
          if (isCurrent && chart) setCharts((before) => ({ ...before, [kind]: chart }))
        },
        // The form of the report says what is wrong; a card only lacks its picture.
        () => undefined,
      )
    }
    return () => {
      isCurrent = false
    }
  }, [engine, reports, generation])
  return charts
}
