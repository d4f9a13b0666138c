import { FluentProvider, makeStaticStyles, makeStyles } from '@fluentui/react-components'
import { DatasetView } from './data/DatasetView.tsx'
import { LoadFailure } from './data/LoadFailure.tsx'
import { LoadingView } from './data/LoadingView.tsx'
import { useTheme } from './theme.ts'
import { UNSEEN } from './unseen.ts'
import { useDataset, type DatasetState, type LoadDataset } from './use-dataset.ts'
import { WordsContext, type PaneWords } from './words.ts'

const usePageStyles = makeStaticStyles({ body: { margin: 0 } })

const useStyles = makeStyles({
  pane: { minHeight: '100vh', boxSizing: 'border-box', padding: '12px' },
  // The host writes the name above the pane.
  unseen: UNSEEN,
})

interface PaneProps {
  /** Null while the host is not known, and in a plain browser. */
  readonly hostIsDark: boolean | null
  readonly words: PaneWords
  readonly load: LoadDataset
}

export function Pane({ hostIsDark, words, load }: PaneProps) {
  usePageStyles()
  const styles = useStyles()
  const { state, reload } = useDataset(load)
  return (
    <FluentProvider theme={useTheme(hostIsDark)} className={styles.pane}>
      <WordsContext value={words}>
        <main aria-busy={state.kind === 'loading'}>
          <h1 className={styles.unseen}>Concord</h1>
          <View state={state} reload={reload} />
        </main>
      </WordsContext>
    </FluentProvider>
  )
}

function View({ state, reload }: { readonly state: DatasetState; readonly reload: () => void }) {
  switch (state.kind) {
    case 'loading':
      return <LoadingView />
    case 'loaded':
      return <DatasetView data={state.data} />
    case 'faulty':
    case 'unreachable':
      return <LoadFailure state={state} retry={reload} />
  }
}
