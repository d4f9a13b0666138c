import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemLink,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import type { Language } from '../../report/report.ts'
import { LANGUAGE_NAMES } from '../../text/pane/index.ts'
import { usePane } from '../pane-context.ts'
import { MoreButton } from './MoreButton.tsx'

/** Language, help, and in Excel the check of it. Drawn when it is first asked for, so it begins open. */
export default function PaneMenu({ check }: { readonly check: (() => void) | null }) {
  const { words, setLanguage } = usePane()
  return (
    <Menu
      defaultOpen
      checkedValues={{ language: [words.language] }}
      onCheckedValueChange={(_, { checkedItems }) => setLanguage(checkedItems[0] as Language)}
    >
      <MenuTrigger disableButtonEnhancement>
        <MoreButton />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{words.menu.language}</MenuGroupHeader>
            {Object.entries(LANGUAGE_NAMES).map(([language, name]) => (
              <MenuItemRadio key={language} name="language" value={language} lang={language}>
                {name}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          {check && <MenuItem onClick={check}>{words.check.action}</MenuItem>}
          <MenuItemLink href="support.html" target="_blank" rel="noreferrer">
            {words.menu.help}
          </MenuItemLink>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
