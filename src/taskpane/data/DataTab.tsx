import { Suspense, useState } from 'react'
import { Accordion, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components'
import type { OpenDataset } from '../engine/engine.ts'
import { usePane } from '../pane-context.ts'
import { Problems } from '../parts/lazy.ts'
import { Working } from '../parts/Working.tsx'
import { remember, remembered } from '../remembered.ts'
import { FamilySection } from './FamilySection.tsx'
import { LoadFailure } from './LoadFailure.tsx'
import { OpenDatasetButton } from './OpenDatasetButton.tsx'
import { SourceList } from './SourceList.tsx'
import { Welcome } from './Welcome.tsx'

const useStyles = makeStyles({
  title: { display: 'block', margin: 0 },
  fact: { display: 'block', marginTop: tokens.spacingVerticalXXS, color: tokens.colorNeutralForeground2 },
  heading: {
    display: 'block',
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
  },
  open: { marginTop: tokens.spacingVerticalL },
})

/** What is loaded, and the way to another data set. */
export function DataTab() {
  const { words, dataset } = usePane()
  const styles = useStyles()
  const [isNew, setIsNew] = useState(() => remembered('welcomed') === null)
  const { current, failure, opening } = dataset
  return (
    <>
      {isNew && current && !failure && (
        <Welcome
          dismiss={() => {
            remember('welcomed', 'yes')
            setIsNew(false)
          }}
        />
      )}
      {failure && <LoadFailure failure={failure} />}
      {opening !== null && (
        <Working text={words.data.reading} share={opening} {...(current && { cancel: dataset.cancel })} />
      )}
      {current && <Contents current={current} />}
      {(current ?? failure) && (
        <div className={styles.open}>
          <OpenDatasetButton />
        </div>
      )}
    </>
  )
}

function Contents({ current }: { readonly current: OpenDataset }) {
  const { words, dataset } = usePane()
  const styles = useStyles()
  return (
    <>
      <Subtitle2 as="h2" className={styles.title}>
        {current.title}
      </Subtitle2>
      <Caption1 className={styles.fact}>{words.data.version(current.version, current.created)}</Caption1>
      <Caption1 className={styles.fact} role="status">
        {words.data.contents(current.figures, current.sources.length)}
      </Caption1>
      {current.families.length > 0 && (
        <>
          <Subtitle2 as="h3" className={styles.heading}>
            {words.data.figures}
          </Subtitle2>
          <Accordion collapsible multiple>
            {current.families.map(({ family, figures }) => (
              <FamilySection key={family} family={family} count={figures} sources={current.sources} />
            ))}
          </Accordion>
        </>
      )}
      {current.sources.length > 0 && (
        <>
          <Subtitle2 as="h3" className={styles.heading}>
            {words.data.sources}
          </Subtitle2>
          <SourceList sources={current.sources} />
        </>
      )}
      {dataset.warnings.length > 0 && (
        <>
          <Subtitle2 as="h3" className={styles.heading}>
            {words.problems.warnings(dataset.warnings.length)}
          </Subtitle2>
          <Suspense>
            <Problems problems={dataset.warnings} />
          </Suspense>
        </>
      )}
    </>
  )
}
