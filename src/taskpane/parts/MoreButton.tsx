import type { Ref } from 'react'
import { Button } from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { usePane } from '../pane-context.ts'

interface MoreButtonProps {
  readonly ref?: Ref<never>
  readonly onClick?: () => void
  readonly 'aria-haspopup'?: 'menu'
  readonly 'aria-expanded'?: boolean
}

/** Opens the menu of what is seldom needed. The menu that takes its place adds what it needs to it. */
export function MoreButton(props: MoreButtonProps) {
  const { words } = usePane()
  return (
    <Button
      {...props}
      appearance="subtle"
      size="small"
      icon={<MoreHorizontalRegular />}
      aria-label={words.menu.name}
    />
  )
}
