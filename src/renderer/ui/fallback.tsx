import { Component, type ReactNode } from 'react';

interface FallbackProps {
  /** What is drawn where the children cannot be. */
  instead: ReactNode;
  children: ReactNode;
}

/** Draws something simpler where its children fail, so that one strange note does not take the window with it. */
export class Fallback extends Component<FallbackProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.instead : this.props.children;
  }
}
