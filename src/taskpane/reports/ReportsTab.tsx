import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { NoData } from '../data/NoData.tsx'
import { usePane } from '../pane-context.ts'
import { ReportForm } from './ReportForm.tsx'
import { ReportList } from './ReportList.tsx'

const useStyles = makeStyles({ message: { marginBottom: tokens.spacingVerticalM } })

/** The five reports, or the one that was chosen. */
export default function ReportsTab() {
  const { words, place, dataset, request } = usePane()
  const styles = useStyles()
  const { current } = dataset
  if (!current) return <NoData />
  if (place.report && current.reports.includes(place.report))
    return <ReportForm key={place.report} kind={place.report} current={current} />
  // The ribbon offers all reports, whatever the data set has.
  const refused = request?.kind === 'write' ? words.reports.names[request.report] : null
  return (
    <>
      <div aria-live="polite">
        {refused !== null && (
          <MessageBar intent="warning" layout="multiline" className={styles.message}>
            <MessageBarBody>{words.reports.noneFor(refused)}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      <ReportList current={current} />
    </>
  )
}
