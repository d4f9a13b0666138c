import { useMemo, useState } from 'react'
import {
  Badge,
  Body1Strong,
  Button,
  Caption1,
  Checkbox,
  Field,
  Select,
  Subtitle2,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { FoundTable } from '../../app/lost-tables.ts'
import { adoptTables, type RefreshCheck } from '../../app/refresh-workbook.ts'
import { conflictId } from '../../app/conflict-id.ts'
import type { ReportChanges } from '../../workbook/changes.ts'
import type { Choice, Choices } from '../../workbook/decide-table.ts'
import { usePane } from '../pane-context.ts'
import { Problems } from '../parts/lazy.ts'
import { reportName } from '../parts/report-name.ts'
import { changeLines, type ChangeLine } from './changes-view.ts'
import { ChangeList } from './ChangeList.tsx'
import { LostTables } from './LostTables.tsx'
import type { Part } from '../use-refresh.ts'

const useStyles = makeStyles({
  title: { display: 'block', margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}` },
  fields: { display: 'grid', rowGap: tokens.spacingVerticalS },
  report: { marginTop: tokens.spacingVerticalL },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  name: { flexGrow: 1 },
  counts: { display: 'block', color: tokens.colorNeutralForeground2 },
  all: {
    position: 'sticky',
    bottom: 0,
    margin: '12px -12px -12px',
    padding: '12px',
    display: 'grid',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

interface RefreshPreviewProps {
  readonly check: RefreshCheck
  /** `parts`: the reports to refresh; null for all. */
  readonly refresh: (
    check: RefreshCheck,
    choices: Choices,
    parts: readonly Part[] | null,
    receipt: boolean,
  ) => void
}

/** What a refresh would change, report by report, and what is to be done about it. */
export function RefreshPreview({ check: found, refresh }: RefreshPreviewProps) {
  const { words } = usePane()
  const styles = useStyles()
  const [standard, setStandard] = useState<Choice>('keep')
  const [each, setEach] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [receipt, setReceipt] = useState(true)
  const [again, setAgain] = useState(false)
  const [adopting, setAdopting] = useState<readonly FoundTable[]>([])
  const check = useMemo(() => adoptTables(found, adopting), [found, adopting])
  const w = words.refresh
  const { reports, counts } = check.changes
  const missing = reports.flatMap((it) => it.missing.map(({ block }) => block))
  const choices: Choices = { default: standard, each, recreate: again ? missing : [] }
  const idOf = ({ conflict }: ChangeLine): string =>
    conflict ? conflictId(conflict.block, conflict.key, conflict.column) : ''
  // The sheets of all reports follow them, and are named where they alone are behind.
  const own = reports.filter(({ report }) => report !== null)
  const shown = own.some(({ state }) => state !== 'up-to-date') ? own : reports
  const nameOf = (id: string): string => {
    const it = check.record.reports.find(({ report }) => report.id === id)
    return it ? reportName(it.report, words) : id
  }
  // What stands against it is said with each report.
  const canRefresh = shown.some(({ state }) => state !== 'up-to-date' && state !== 'damaged')
  return (
    <section>
      <Subtitle2 as="h2" className={styles.title}>
        {w.title}
      </Subtitle2>
      <div className={styles.fields}>
        {counts.conflicts > 0 && (
          <Field label={w.conflicts(counts.conflicts)}>
            <Select value={standard} onChange={(_, { value }) => setStandard(value as Choice)}>
              <option value="keep">{w.keep}</option>
              <option value="take">{w.take}</option>
            </Select>
          </Field>
        )}
        <LostTables found={found.adoptable} chosen={adopting} choose={setAdopting} />
        {missing.length > 0 && (
          <Checkbox
            checked={again}
            label={w.recreate}
            onChange={(_, { checked }) => setAgain(checked === true)}
          />
        )}
        {canRefresh && (
          <Checkbox
            checked={receipt}
            label={w.receipt}
            onChange={(_, { checked }) => setReceipt(checked === true)}
          />
        )}
      </div>
      {shown.map((changes) => (
        <div key={changes.report?.id ?? 'shared'} className={styles.report}>
          <ReportHead changes={changes} refresh={(part) => refresh(check, choices, [part], receipt)} />
          {changes.problems.length + changes.warnings.length > 0 && (
            <Problems problems={[...changes.problems, ...changes.warnings]} />
          )}
          {changes.missing.length > 0 && <Caption1>{w.missing(changes.missing.length)}</Caption1>}
          <ChangeList
            lines={changeLines(changes)}
            choiceOf={(line) => each.get(idOf(line)) ?? standard}
            choose={(line, choice) => setEach(new Map(each).set(idOf(line), choice))}
          />
        </div>
      ))}
      {[...check.failed].map(([id, problems]) => (
        <div key={id} className={styles.report}>
          <Body1Strong as="h3">{nameOf(id)}</Body1Strong>
          <Problems problems={problems} />
        </div>
      ))}
      {canRefresh && (
        <div className={styles.all}>
          <Button appearance="primary" onClick={() => refresh(check, choices, null, receipt)}>
            {w.all}
          </Button>
        </div>
      )}
    </section>
  )
}

interface ReportHeadProps {
  readonly changes: ReportChanges
  readonly refresh: (part: Part) => void
}

function ReportHead({ changes, refresh }: ReportHeadProps) {
  const { words } = usePane()
  const styles = useStyles()
  const w = words.refresh
  const { report, state, counts } = changes
  const isCurrent = state === 'up-to-date'
  const name = report ? reportName(report, words) : w.shared
  return (
    <>
      <div className={styles.head}>
        <Body1Strong as="h3" className={styles.name}>
          {name}
        </Body1Strong>
        <Badge appearance="tint" color={isCurrent ? 'success' : 'warning'}>
          {w.states[state]}
        </Badge>
        {!isCurrent && state !== 'damaged' && (
          <Button size="small" aria-label={`${w.one}: ${name}`} onClick={() => refresh(report?.id ?? null)}>
            {w.one}
          </Button>
        )}
      </div>
      <Caption1 className={styles.counts}>{w.counts(counts)}</Caption1>
    </>
  )
}
