import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReportPreview } from '../../app/preview-report.ts'
import { usePane } from '../pane-context.ts'

const useStyles = makeStyles({
  count: { display: 'block', color: tokens.colorNeutralForeground2, marginBottom: tokens.spacingVerticalXS },
  scroll: {
    overflowX: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  head: {
    padding: '4px 8px',
    textAlign: 'left',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  cell: {
    padding: '4px 8px',
    maxWidth: '180px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
})

/** The first rows of the table that the report writes. */
export function PreviewTable({ preview }: { readonly preview: ReportPreview }) {
  const { words } = usePane()
  const styles = useStyles()
  const { columns, rows, total } = preview
  if (rows.length === 0) return <Caption1 className={styles.count}>{words.reports.noRows}</Caption1>
  return (
    <>
      <Caption1 className={styles.count}>{words.reports.rowsOf(rows.length, total)}</Caption1>
      <div className={styles.scroll} role="region" tabIndex={0} aria-label={words.reports.preview}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map(({ header, numeric }) => (
                <th key={header} className={mergeClasses(styles.head, numeric && styles.number)} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((value, column) => (
                  <td
                    key={column}
                    className={mergeClasses(styles.cell, columns[column]?.numeric && styles.number)}
                  >
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
