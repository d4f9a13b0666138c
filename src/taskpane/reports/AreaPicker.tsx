import { useRef, useState } from 'react'
import { Button, Combobox, Field, Option, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { Choice } from '../../app/report-choices.ts'
import { usePane } from '../pane-context.ts'

const useStyles = makeStyles({
  combobox: { minWidth: 0 },
  chosen: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
  },
})

interface AreaPickerProps {
  readonly choices: readonly Choice[]
  readonly selected: readonly string[]
  readonly select: (values: readonly string[]) => void
  readonly problem?: string | undefined
}

/** Areas by search, by name or code; those chosen stand below and go away with a click. */
export function AreaPicker({ choices, selected, select, problem }: AreaPickerProps) {
  const { words } = usePane()
  const styles = useStyles()
  const [search, setSearch] = useState('')
  const picker = useRef<HTMLDivElement>(null)
  const asked = search.trim().toLowerCase()
  const found = choices.filter(
    ({ value, label }) => label.toLowerCase().includes(asked) || value.toLowerCase().startsWith(asked),
  )
  const nameOf = (value: string): string => choices.find((it) => it.value === value)?.label ?? value
  const { areas, areasHint, noMatch, remove, all } = words.reports
  return (
    <div ref={picker}>
      <Field label={areas} {...(problem && { validationMessage: problem })}>
        <Combobox
          className={styles.combobox}
          multiselect
          freeform
          placeholder={selected.length === 0 ? `${all}. ${areasHint}` : areasHint}
          value={search}
          selectedOptions={[...selected]}
          onChange={({ target }) => setSearch(target.value)}
          onBlur={() => setSearch('')}
          onOptionSelect={(_, { selectedOptions }) => {
            select(selectedOptions)
            setSearch('')
          }}
        >
          {found.map(({ value, label }) => (
            <Option key={value} value={value} text={label}>
              {label}
            </Option>
          ))}
          {found.length === 0 && (
            <Option disabled value="" text="">
              {noMatch}
            </Option>
          )}
        </Combobox>
      </Field>
      {selected.length > 0 && (
        <ul className={styles.chosen} aria-label={areas}>
          {selected.map((value) => (
            <li key={value}>
              <Button
                size="small"
                icon={<DismissRegular />}
                iconPosition="after"
                aria-label={remove(nameOf(value))}
                onClick={() => {
                  select(selected.filter((it) => it !== value))
                  // The button that had the focus goes away.
                  picker.current?.querySelector('input')?.focus()
                }}
              >
                {nameOf(value)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
