import { useEffect, useMemo, useRef } from 'react'
import {
  Button,
  Caption1,
  Spinner,
  Subtitle2,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import type { Report, ReportKind, ReportProblem } from '../../report/report.ts'
import { explain } from '../../text/index.ts'
import type { OpenDataset } from '../engine/engine.ts'
import { usePane } from '../pane-context.ts'
import { Problems } from '../parts/lazy.ts'
import { latest, useAnswer } from '../use-answer.ts'
import { BarChart } from './BarChart.tsx'
import { fieldOf, type FormField } from './field-problems.ts'
import { FilterFields } from './FilterFields.tsx'
import { LayoutFields } from './LayoutFields.tsx'
import { PreviewTable } from './PreviewTable.tsx'
import { WriteBar } from './WriteBar.tsx'

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, marginLeft: '-6px' },
  title: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: 'none' },
  about: { display: 'block', color: tokens.colorNeutralForeground2 },
  part: { margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}`, display: 'block' },
  fields: { display: 'grid', rowGap: tokens.spacingVerticalM },
  preview: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalL },
  end: { height: tokens.spacingVerticalL, flexShrink: 0 },
})

interface ReportFormProps {
  readonly kind: ReportKind
  readonly current: OpenDataset
}

/** One report: what it shows, what it is limited to, how it looks, and the button that writes it. */
export function ReportForm({ kind, current }: ReportFormProps) {
  const { words, engine, book, go, dataset, drafts, setDraft, writing, request, settle } = usePane()
  const styles = useStyles()
  const { language } = words
  const { generation } = dataset
  const draft = drafts[kind]
  const report = useMemo((): Report => ({ language, ...(draft ?? { kind }) }), [draft, kind, language])
  const { write, clear } = writing
  const isWorking = writing.state.kind === 'working'

  const choices = latest(
    useAnswer(
      useMemo(
        () => (generation === 0 ? null : () => engine.choices({ kind, language })),
        [engine, kind, language, generation],
      ),
    ),
  )
  const asked = useAnswer(
    useMemo(
      () => (generation === 0 ? null : () => patiently(() => engine.preview(report))),
      [engine, report, generation],
    ),
  )
  const answer = latest(asked)
  const isCurrent = asked.kind === 'answered'
  const problems = answer && !answer.ok ? answer.error : []
  const change = (next: Report): void => {
    clear()
    setDraft(next)
  }

  // A ribbon button asked for this report as it is set up here.
  useEffect(() => {
    if (request?.kind !== 'write' || request.report !== kind || !book || isWorking) return
    settle()
    write(report)
  }, [request, kind, book, report, isWorking, write, settle])

  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  // What came of writing was read by who leaves.
  useEffect(() => clear, [clear])

  const others = problems.filter((problem) => fieldOf(problem) === null)
  return (
    <>
      <div className={styles.head}>
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowLeftRegular />}
          aria-label={words.reports.back}
          onClick={() => go({ tab: 'reports', report: null })}
        />
        <h2 className={styles.title} ref={heading} tabIndex={-1}>
          {words.reports.names[kind]}
        </h2>
      </div>
      <div aria-busy={!isCurrent} className={styles.preview}>
        <Caption1 className={styles.about} role="status">
          {answer?.ok ? answer.value.coverage : problems.length > 0 ? words.reports.fix : current.title}
        </Caption1>
        {!answer && <Spinner size="small" label={words.loading} />}
        {others.length > 0 && <Problems problems={others} />}
        {answer?.ok && answer.value.charts.map((chart) => <BarChart key={chart.title} chart={chart} />)}
        {answer?.ok && (
          <div>
            <PreviewTable preview={answer.value} />
          </div>
        )}
      </div>
      {choices && (
        <>
          <Subtitle2 as="h3" className={styles.part}>
            {words.reports.filters}
          </Subtitle2>
          <div className={styles.fields}>
            <FilterFields
              draft={report}
              choices={choices}
              change={change}
              problemAt={problemAt(problems, language)}
            />
          </div>
          <Subtitle2 as="h3" className={styles.part}>
            {words.reports.layout}
          </Subtitle2>
          <div className={styles.fields}>
            <LayoutFields
              draft={report}
              dimensions={choices.dimensions}
              change={change}
              problemAt={problemAt(problems, language)}
            />
          </div>
        </>
      )}
      <div className={styles.end} />
      <WriteBar report={report} isSound={!isCurrent || answer?.ok === true} />
    </>
  )
}

const TYPING_PAUSE = 200

/** Asks once typing has paused, so that half a date is no mistake yet. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, TYPING_PAUSE))
  return ask()
}

const problemAt =
  (problems: readonly ReportProblem[], language: 'en' | 'ru') =>
  (field: FormField): string | undefined =>
    problems
      .filter((problem) => fieldOf(problem) === field)
      .map((problem) => explain(problem, language))
      .join(' ') || undefined
