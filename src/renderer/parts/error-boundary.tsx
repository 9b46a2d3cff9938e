/** Catches what fails while a part of the window is drawn. */
import { Component, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
  /** What the children are about: with another one, they are tried again. */
  readonly about: string
  /** What is shown in the place of the children that have failed. */
  readonly instead: (failure: Failure) => ReactNode
}

export interface Failure {
  readonly reason: string
  /** Shows the children once more. */
  readonly retry: () => void
}

interface State {
  readonly reason: string | undefined
  readonly about: string | undefined
}

/** React asks for a class here; it has no other way to hear of a failed rendering. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { reason: undefined, about: undefined }

  static getDerivedStateFromProps({ about }: Props, state: State): State | null {
    return about === state.about ? null : { reason: undefined, about }
  }

  static getDerivedStateFromError(error: unknown): Pick<State, 'reason'> {
    return { reason: error instanceof Error ? error.message : String(error) }
  }

  private readonly retry = (): void => this.setState({ reason: undefined })

  override render(): ReactNode {
    const { reason } = this.state
    return reason === undefined ? this.props.children : this.props.instead({ reason, retry: this.retry })
  }
}
