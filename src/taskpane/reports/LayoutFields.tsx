import { Field, Select, makeStyles } from '@fluentui/react-components'
import type { ReportChoices } from '../../app/report-choices.ts'
import type { Language, Report, Style } from '../../report/report.ts'
import { LANGUAGE_NAMES } from '../../text/pane/index.ts'
import { usePane } from '../pane-context.ts'
import { ChoicePicker } from './ChoicePicker.tsx'
import type { FormField } from './field-problems.ts'

const STYLE_NAMES: readonly Style[] = ['analysis', 'publication']

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: '12px' },
})

interface LayoutFieldsProps {
  readonly draft: Report
  readonly dimensions: ReportChoices['dimensions']
  readonly change: (draft: Report) => void
  readonly problemAt: (field: FormField) => string | undefined
}

/** What the PivotTable is made of, and how the sheets look. */
export function LayoutFields({ draft, dimensions, change, problemAt }: LayoutFieldsProps) {
  const { words } = usePane()
  const styles = useStyles()
  const { rows, columns, style, styles: names, language } = words.reports
  const chosen = dimensions && (draft.dimensions ?? { rows: dimensions.rows, columns: dimensions.columns })
  return (
    <>
      {dimensions && chosen && (
        <div className={styles.pair}>
          <ChoicePicker
            label={rows}
            choices={dimensions.fields}
            selected={chosen.rows}
            select={(values) => change({ ...draft, dimensions: { ...chosen, rows: values } })}
            none="–"
            problem={problemAt('dimensions')}
          />
          <ChoicePicker
            label={columns}
            choices={dimensions.fields}
            selected={chosen.columns}
            select={(values) => change({ ...draft, dimensions: { ...chosen, columns: values } })}
            none="–"
          />
        </div>
      )}
      <div className={styles.pair}>
        <Field label={style}>
          <Select
            value={draft.style ?? 'analysis'}
            onChange={(_, { value }) => change({ ...draft, style: value as Style })}
          >
            {STYLE_NAMES.map((it) => (
              <option key={it} value={it}>
                {names[it]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={language}>
          <Select
            value={draft.language ?? words.language}
            onChange={(_, { value }) => change({ ...draft, language: value as Language })}
          >
            {Object.entries(LANGUAGE_NAMES).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </>
  )
}
