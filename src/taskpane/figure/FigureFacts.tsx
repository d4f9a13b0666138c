import { Fragment } from 'react'
import { Body1, Caption1, Title3, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { TracedFigure } from '../../app/trace-figure.ts'
import { usePane } from '../pane-context.ts'
import { Said } from '../parts/Said.tsx'

const useStyles = makeStyles({
  family: { display: 'block', color: tokens.colorNeutralForeground2 },
  value: { display: 'block', margin: `${tokens.spacingVerticalXXS} 0`, fontVariantNumeric: 'tabular-nums' },
  about: { display: 'block' },
  facts: { margin: `${tokens.spacingVerticalM} 0 0` },
  term: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    marginTop: tokens.spacingVerticalS,
  },
  fact: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
})

/** A figure with everything that is known of it and of its source. */
export function FigureFacts({ traced }: { readonly traced: TracedFigure }) {
  const { words } = usePane()
  const styles = useStyles()
  const { source, value, activity, activityPeriod } = traced
  const w = words.figure
  const publisher = [source?.publisher, source?.published].filter(Boolean).join(', ')
  const facts: readonly (readonly [term: string, fact: string])[] = [
    [w.activity, activity ?? ''],
    [w.period, traced.period || activityPeriod],
    [w.source, source?.title ?? traced.sourceCode],
    [w.published, publisher],
    [w.symbol, source?.symbol ?? ''],
    [w.place, traced.paragraph === null ? '' : words.data.paragraph(traced.paragraph)],
    [w.id, traced.figure],
  ]
  return (
    <>
      <Caption1 className={styles.family}>{words.data.families[traced.family]}</Caption1>
      {(value ?? traced.notStated) && (
        <Title3 as="h3" className={styles.value}>
          {value ? <Said {...value} /> : words.data.amountNotStated}
        </Title3>
      )}
      <Body1 className={styles.about}>{[traced.party, ...traced.about].join(' · ')}</Body1>
      <dl className={styles.facts}>
        {facts
          .filter(([, fact]) => fact !== '')
          .map(([term, fact]) => (
            <Fragment key={term}>
              <dt className={styles.term}>{term}</dt>
              <dd className={styles.fact}>{fact}</dd>
            </Fragment>
          ))}
      </dl>
    </>
  )
}
