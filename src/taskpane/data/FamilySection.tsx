import { Fragment, useMemo, type ReactElement } from 'react'
import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Caption1Strong,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { BoxRegular } from '@fluentui/react-icons/svg/box'
import { GavelRegular } from '@fluentui/react-icons/svg/gavel'
import { MoneyRegular } from '@fluentui/react-icons/svg/money'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import type { FamilyName, SourceLine } from '../../app/describe-dataset.ts'
import { usePane } from '../pane-context.ts'
import { Said } from '../parts/Said.tsx'
import { latest, useAnswer } from '../use-answer.ts'
import { TopicList } from './TopicList.tsx'

const ICONS: Readonly<Record<FamilyName, ReactElement>> = {
  participation: <PeopleRegular />,
  funding: <MoneyRegular />,
  seizures: <BoxRegular />,
  assistance: <GavelRegular />,
}

const useStyles = makeStyles({
  header: { display: 'flex', flexGrow: 1, justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  count: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  // Else it takes the room that the count is to be pushed across.
  chevron: { flexGrow: 0 },
  panel: { margin: 0, paddingBottom: tokens.spacingVerticalM },
  source: {
    display: 'block',
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground2,
  },
})

interface FamilySectionProps {
  readonly family: FamilyName
  readonly count: number
  readonly sources: readonly SourceLine[]
}

/** One family, closed until asked for: its name, its count, and its figures under their sources. */
export function FamilySection({ family, count, sources }: FamilySectionProps) {
  const { words } = usePane()
  const styles = useStyles()
  return (
    <AccordionItem value={family}>
      <AccordionHeader
        as="h4"
        icon={ICONS[family]}
        expandIconPosition="end"
        expandIcon={{ className: styles.chevron }}
      >
        <span className={styles.header}>
          <span>{words.data.families[family]}</span>
          <Text className={styles.count}>
            <Said shown={words.number(count)} said={words.data.figureCount(count)} />
          </Text>
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        <Figures family={family} sources={sources} />
      </AccordionPanel>
    </AccordionItem>
  )
}

function Figures({ family, sources }: Omit<FamilySectionProps, 'count'>) {
  const { words, engine, dataset } = usePane()
  const styles = useStyles()
  const { language } = words
  const { generation } = dataset
  const ask = useMemo(
    () => (generation === 0 ? null : () => engine.figures({ family, language })),
    [engine, family, language, generation],
  )
  const bySource = latest(useAnswer(ask))
  if (!bySource) return null
  if (bySource.length === 0) return <Text>{words.data.noFigures}</Text>
  return (
    <section aria-label={words.data.families[family]}>
      {bySource.map(({ source, topics }) => (
        <Fragment key={source}>
          <Caption1Strong as="h5" className={styles.source}>
            {nameOf(source, sources)}
          </Caption1Strong>
          {topics.map((topic) => (
            <TopicList key={topic.activity} topic={topic} />
          ))}
        </Fragment>
      ))}
    </section>
  )
}

function nameOf(code: string, sources: readonly SourceLine[]): string {
  const source = sources.find((it) => it.source === code)
  return source ? [source.publisher, source.published].filter(Boolean).join(', ') : code
}
