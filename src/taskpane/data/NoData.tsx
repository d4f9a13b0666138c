import { usePane } from '../pane-context.ts'
import { Working } from '../parts/Working.tsx'
import { LoadFailure } from './LoadFailure.tsx'

/** In place of what needs a data set while there is none: on its way, or why not and how to have it. */
export function NoData() {
  const { words, dataset } = usePane()
  return dataset.failure ? (
    <LoadFailure failure={dataset.failure} />
  ) : (
    <Working text={words.data.reading} share={dataset.opening} />
  )
}
