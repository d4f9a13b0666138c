import {
  Badge,
  Body1,
  Body1Strong,
  Button,
  Caption1,
  Link,
  Subtitle2,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { InstalledReport, WorkbookRecord } from '../../workbook/record.ts'
import { usePane } from '../pane-context.ts'
import { reportName } from '../parts/report-name.ts'
import { sheetOf } from '../use-write.ts'

const useStyles = makeStyles({
  title: { display: 'block', margin: `0 0 ${tokens.spacingVerticalS}` },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  facts: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground2 },
  empty: { display: 'grid', justifyItems: 'start', rowGap: tokens.spacingVerticalS },
})

/** The reports in the workbook, each with its date and whether its figures are those that are loaded. */
export function InstalledList({ record }: { readonly record: WorkbookRecord | null }) {
  const { words, go } = usePane()
  const styles = useStyles()
  const { title, none, noneNext, choose } = words.workbook
  return (
    <>
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      {record && record.reports.length > 0 ? (
        <ul className={styles.list}>
          {record.reports.map((installed) => (
            <Installed key={installed.report.id} installed={installed} />
          ))}
        </ul>
      ) : (
        <div className={styles.empty}>
          <Body1>{none}</Body1>
          <Caption1>{noneNext}</Caption1>
          <Button appearance="primary" onClick={() => go({ tab: 'reports', report: null })}>
            {choose}
          </Button>
        </div>
      )}
    </>
  )
}

function Installed({ installed }: { readonly installed: InstalledReport }) {
  const { words, book, dataset } = usePane()
  const styles = useStyles()
  const { report, dataset: stamp, written, blocks } = installed
  const sheet = sheetOf(blocks)
  const name = reportName(report, words)
  const isCurrent = stamp.hash === dataset.current?.hash
  const { activate } = book ?? {}
  return (
    <li className={styles.item}>
      {activate && sheet !== null ? (
        <Link as="button" aria-label={words.workbook.sheetOf(name)} onClick={() => void activate(sheet)}>
          {name}
        </Link>
      ) : (
        <Body1Strong>{name}</Body1Strong>
      )}
      {dataset.current && (
        <Badge appearance="tint" color={isCurrent ? 'success' : 'warning'}>
          {isCurrent ? words.workbook.current : words.workbook.otherVersion}
        </Badge>
      )}
      <Caption1 className={styles.facts}>
        {words.workbook.written(words.moment(written), stamp.version)}
      </Caption1>
    </li>
  )
}
