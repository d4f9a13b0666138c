import { Component, type ErrorInfo, type ReactNode } from 'react'
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components'
import type { TaskPaneWords } from '../../text/pane/index.ts'

interface Props {
  readonly words: TaskPaneWords
  readonly children: ReactNode
}

interface State {
  readonly error: Error | null
  readonly where: string
  readonly isCopied: boolean
}

const CALM: State = { error: null, where: '', isCopied: false }

/** Keeps the pane alive when a part of it breaks, and offers what a developer needs to know. */
export class ErrorBoundary extends Component<Props, State> {
  override state = CALM

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(_error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ where: componentStack ?? '' })
  }

  private readonly copy = async (): Promise<void> => {
    const { error, where } = this.state
    const details = [
      error?.stack ?? String(error),
      where.trim(),
      navigator.userAgent,
      new Date().toISOString(),
    ]
    await navigator.clipboard.writeText(details.join('\n\n')).catch(() => undefined)
    this.setState({ isCopied: true })
  }

  override render(): ReactNode {
    const { words, children } = this.props
    const { error, isCopied } = this.state
    if (!error) return children
    const { title, text, again, copy, copied } = words.crash
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{title}</MessageBarTitle>
          {text}
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => this.setState(CALM)}>{again}</Button>
          <Button appearance="transparent" onClick={() => void this.copy()}>
            {isCopied ? copied : copy}
          </Button>
        </MessageBarActions>
      </MessageBar>
    )
  }
}
