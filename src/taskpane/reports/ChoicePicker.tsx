import { Dropdown, Field, Option } from '@fluentui/react-components'
import type { Choice } from '../../app/report-choices.ts'
import { usePane } from '../pane-context.ts'

interface ChoicePickerProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly selected: readonly string[]
  readonly select: (values: readonly string[]) => void
  /** Shown while nothing is chosen. */
  readonly none: string
  readonly problem?: string | undefined
}

/** Several of a short list. */
export function ChoicePicker({ label, choices, selected, select, none, problem }: ChoicePickerProps) {
  const { words } = usePane()
  const labels = selected.map((value) => choices.find((it) => it.value === value)?.label ?? value)
  return (
    <Field label={label} {...(problem && { validationMessage: problem })}>
      <Dropdown
        multiselect
        // Else its own 250 pixels reach beyond a half of the pane.
        style={{ minWidth: 0 }}
        placeholder={none}
        value={labels.length > 2 ? words.reports.chosen(labels.length) : labels.join(', ')}
        selectedOptions={[...selected]}
        onOptionSelect={(_, { selectedOptions }) => select(selectedOptions)}
      >
        {choices.map(({ value, label: text }) => (
          <Option key={value} value={value}>
            {text}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}
