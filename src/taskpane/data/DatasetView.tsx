import { useMemo } from 'react'
import { Accordion, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components'
import { describeDataset } from '../../app/describe-dataset.ts'
import type { Dataset } from '../../data/table.ts'
import { useWords } from '../words.ts'
import { FamilySection } from './FamilySection.tsx'
import { SourceList } from './SourceList.tsx'

const useStyles = makeStyles({
  // The top right corner belongs to the host's own menu.
  title: { display: 'block', margin: 0, paddingRight: '34px' },
  fact: { display: 'block', marginTop: tokens.spacingVerticalXXS, color: tokens.colorNeutralForeground2 },
  heading: {
    display: 'block',
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
  },
})

/** What the loaded data set holds: its figures, family by family, and where they come from. */
export function DatasetView({ data }: { readonly data: Dataset }) {
  const { pane, data: words } = useWords()
  const styles = useStyles()
  const dataset = useMemo(() => describeDataset(data, words), [data, words])
  return (
    <>
      <Subtitle2 as="h2" className={styles.title}>
        {dataset.title}
      </Subtitle2>
      <Caption1 className={styles.fact}>{pane.version(dataset.version, dataset.created)}</Caption1>
      <Caption1 className={styles.fact}>{pane.contents(dataset.figures, dataset.sources.length)}</Caption1>
      <Subtitle2 as="h3" className={styles.heading}>
        {pane.figures}
      </Subtitle2>
      <Accordion collapsible multiple>
        {dataset.families.map(({ family, figures }) => (
          <FamilySection key={family} family={family} count={figures} data={data} sources={dataset.sources} />
        ))}
      </Accordion>
      <Subtitle2 as="h3" className={styles.heading}>
        {pane.sources}
      </Subtitle2>
      <SourceList sources={dataset.sources} />
    </>
  )
}
