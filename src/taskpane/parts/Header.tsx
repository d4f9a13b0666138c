import { Suspense, useState } from 'react'
import { Subtitle2, Tab, TabList, makeStyles, tokens } from '@fluentui/react-components'
import type { TabName } from '../../text/pane/index.ts'
import { usePane } from '../pane-context.ts'
import { fetched } from './fetched.tsx'
import { MoreButton } from './MoreButton.tsx'

const PaneMenu = fetched(() => import('./PaneMenu.tsx'))

const TABS: readonly TabName[] = ['data', 'reports', 'workbook', 'figure']

const useStyles = makeStyles({
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // The top right corner belongs to the host's own menu: 34 by 32 pixels.
  top: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    height: '36px',
    padding: '0 38px 0 12px',
  },
  name: { margin: 0 },
  // Beside the tabs' own padding: the first label stands under the name.
  tabs: { padding: '0 2px' },
  // Four Russian labels in the narrowest pane.
  tab: { '@media (max-width: 345px)': { paddingLeft: '6px', paddingRight: '6px' } },
})

interface HeaderProps {
  /** The tab that is shown, or null while the check is. */
  readonly tab: TabName | null
  /** Null where there is no Excel to check. */
  readonly check: (() => void) | null
}

/** The name, the menu and the tabs. */
export function Header({ tab, check }: HeaderProps) {
  const { words, go } = usePane()
  const styles = useStyles()
  const [isMenuWanted, setIsMenuWanted] = useState(false)
  const closed = (
    <MoreButton aria-haspopup="menu" aria-expanded={false} onClick={() => setIsMenuWanted(true)} />
  )
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <Subtitle2 as="h1" className={styles.name}>
          Concord
        </Subtitle2>
        {isMenuWanted ? (
          <Suspense fallback={closed}>
            <PaneMenu check={check} />
          </Suspense>
        ) : (
          closed
        )}
      </div>
      <TabList
        className={styles.tabs}
        selectedValue={tab}
        aria-label={words.tabsName}
        onTabSelect={(_, { value }) => go({ tab: value as TabName, report: null })}
      >
        {TABS.map((it) => (
          <Tab key={it} value={it} className={styles.tab} id={`tab-${it}`} aria-controls="tabpanel">
            {words.tabs[it]}
          </Tab>
        ))}
      </TabList>
    </header>
  )
}
