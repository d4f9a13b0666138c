import { usePane } from '../pane-context.ts'
import { ReportForm } from './ReportForm.tsx'
import { ReportList } from './ReportList.tsx'

/** The five reports, or the one that was chosen. */
export default function ReportsTab() {
  const { place, dataset } = usePane()
  const { current } = dataset
  if (!current) return null
  return place.report && current.reports.includes(place.report) ? (
    <ReportForm key={place.report} kind={place.report} current={current} />
  ) : (
    <ReportList current={current} />
  )
}
