import { useCallback, useEffect, useMemo, useState, type FormEvent } from 'react'
import { Body1, Button, Field, Input, Subtitle2, makeStyles, tokens } from '@fluentui/react-components'
import type { Selected } from '../books/book.ts'
import { NoData } from '../data/NoData.tsx'
import { usePane } from '../pane-context.ts'
import { latest, useAnswer } from '../use-answer.ts'
import { FigureFacts } from './FigureFacts.tsx'

const useStyles = makeStyles({
  title: { display: 'block', margin: `0 0 ${tokens.spacingVerticalS}` },
  form: { display: 'grid', gridTemplateColumns: '1fr auto', columnGap: '8px', alignItems: 'start' },
  button: { marginTop: '26px' },
  answer: { marginTop: tokens.spacingVerticalL },
})

/** The figure behind the selected cell, or behind a figure's code. */
export default function FigureTab() {
  const { words, book, dataset, request, settle } = usePane()
  const styles = useStyles()
  const [typed, setTyped] = useState('')
  const [selected, setSelected] = useState<Selected | null>(null)

  const watch = book?.watchSelection
  useEffect(() => watch?.(setSelected), [watch])
  useEffect(() => {
    if (request?.kind === 'trace') settle()
  }, [request, settle])

  return (
    <>
      <Subtitle2 as="h2" className={styles.title}>
        {words.figure.title}
      </Subtitle2>
      {!dataset.current ? (
        <NoData />
      ) : watch ? (
        <div aria-live="polite">
          {selected?.figure ? (
            <Traced figure={selected.figure} />
          ) : (
            <Body1>{selected ? words.figure.selectNoFigure : words.figure.selectHint}</Body1>
          )}
        </div>
      ) : (
        <>
          <FigureBox show={setTyped} />
          <div aria-live="polite" className={styles.answer}>
            {typed !== '' && <Traced figure={typed} />}
          </div>
        </>
      )}
    </>
  )
}

function FigureBox({ show }: { readonly show: (figure: string) => void }) {
  const { words } = usePane()
  const styles = useStyles()
  const [value, setValue] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    show(value.trim())
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={words.figure.idLabel} hint={words.figure.idHint}>
        <Input value={value} onChange={(_, data) => setValue(data.value)} />
      </Field>
      <Button type="submit" appearance="primary" className={styles.button}>
        {words.figure.find}
      </Button>
    </form>
  )
}

function Traced({ figure }: { readonly figure: string }) {
  const { words, engine, dataset } = usePane()
  const { language } = words
  const { generation } = dataset
  const trace = useCallback(
    async () => ({ traced: await engine.trace({ figure, language }) }),
    [engine, figure, language],
  )
  const answer = latest(useAnswer(useMemo(() => (generation === 0 ? null : trace), [trace, generation])))
  if (!answer) return null
  return answer.traced ? (
    <FigureFacts traced={answer.traced} />
  ) : (
    <Body1>{words.figure.unknown(figure)}</Body1>
  )
}
