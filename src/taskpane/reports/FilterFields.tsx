import { Field, Input, makeStyles } from '@fluentui/react-components'
import type { ReportChoices } from '../../app/report-choices.ts'
import type { Report, ReportFilter } from '../../report/report.ts'
import { usePane } from '../pane-context.ts'
import { AreaPicker } from './AreaPicker.tsx'
import { ChoicePicker } from './ChoicePicker.tsx'
import type { FormField } from './field-problems.ts'

const useStyles = makeStyles({
  period: { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: '12px' },
  input: { minWidth: 0 },
})

interface FilterFieldsProps {
  readonly draft: Report
  readonly choices: ReportChoices
  readonly change: (draft: Report) => void
  readonly problemAt: (field: FormField) => string | undefined
}

/** The filters that figures of this report have. */
export function FilterFields({ draft, choices, change, problemAt }: FilterFieldsProps) {
  const { words } = usePane()
  const styles = useStyles()
  const filter = draft.filter ?? {}
  const set = (part: Partial<ReportFilter>): void => change({ ...draft, filter: { ...filter, ...part } })
  const dates = (['from', 'to'] as const).map((end) => {
    const problem = problemAt(end)
    return (
      <Field key={end} label={words.reports[end]} {...(problem && { validationMessage: problem })}>
        <Input
          className={styles.input}
          value={filter[end] ?? ''}
          placeholder={words.reports.dateHint}
          onChange={(_, { value }) => set({ [end]: value.trim() })}
        />
      </Field>
    )
  })
  return (
    <>
      {choices.areas && (
        <AreaPicker
          choices={choices.areas}
          selected={filter.areas ?? []}
          select={(areas) => set({ areas })}
          problem={problemAt('areas')}
        />
      )}
      <div className={styles.period}>{dates}</div>
      {(['substances', 'roles', 'kinds'] as const).map(
        (list) =>
          choices[list] && (
            <ChoicePicker
              key={list}
              label={words.reports[list]}
              choices={choices[list]}
              selected={filter[list] ?? []}
              select={(values) => set({ [list]: values })}
              none={words.reports.all}
              problem={problemAt(list)}
            />
          ),
      )}
    </>
  )
}
