import { lazy, Suspense, useState } from 'react'
import { Subtitle2, Tab, TabList, makeStyles, tokens } from '@fluentui/react-components'
import type { TabName } from '../../text/pane/index.ts'
import { usePane } from '../pane-context.ts'
import { MoreButton } from './MoreButton.tsx'

const PaneMenu = lazy(() => import('./PaneMenu.tsx'))

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

/** The name, the menu and the tabs. `check` is null where there is no Excel to check. */
export function Header({ check }: { readonly check: (() => void) | null }) {
  const { words, place, go } = usePane()
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
        selectedValue={place.tab}
        aria-label={words.tabsName}
        onTabSelect={(_, { value }) => go({ tab: value as TabName, report: null })}
      >
        {TABS.map((tab) => (
          <Tab key={tab} value={tab} className={styles.tab} id={`tab-${tab}`} aria-controls="tabpanel">
            {words.tabs[tab]}
          </Tab>
        ))}
      </TabList>
    </header>
  )
}
