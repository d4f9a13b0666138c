import { Component, type ErrorInfo, type ReactNode } from 'react'
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components'
import type { TaskPaneWords } from '../../text/pane/index.ts'
import { CopyButton } from './CopyButton.tsx'
import { forgetFailures } from './fetched.tsx'

interface Props {
  readonly words: TaskPaneWords
  readonly children: ReactNode
}

interface State {
  readonly error: Error | null
  readonly where: string
}

const CALM: State = { error: null, where: '' }

/** Keeps the pane alive when a part of it breaks, and offers what a developer needs to know. */
export class ErrorBoundary extends Component<Props, State> {
  override state = CALM

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(_error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ where: componentStack ?? '' })
  }

  private readonly details = (): string => {
    const { error, where } = this.state
    // Some browsers leave the message out of the stack.
    const what = [String(error), error?.stack?.replace(String(error), '').trim(), where.trim()]
    return [...what, navigator.userAgent, new Date().toISOString()].filter(Boolean).join('\n\n')
  }

  private readonly again = (): void => {
    forgetFailures()
    this.setState(CALM)
  }

  override render(): ReactNode {
    const { words, children } = this.props
    const { error } = this.state
    if (!error) return children
    // What webpack calls a part that could not be fetched.
    const isFetch = error.name === 'ChunkLoadError'
    const { title, text, again, notLoaded } = words.crash
    return (
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{isFetch ? notLoaded : title}</MessageBarTitle>
          {isFetch ? words.data.unreachable : text}
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={this.again}>{isFetch ? words.retry : again}</Button>
          <CopyButton text={this.details} words={words.crash} appearance="transparent" />
        </MessageBarActions>
      </MessageBar>
    )
  }
}
