import { Component, type ReactNode } from 'react';
import { t } from '../lib/translate.tsx';
import { Button } from './button.tsx';

interface BoundaryProps {
  /** What failed, as a sentence: “The results cannot be shown.” */
  failed: string;
  children: ReactNode;
}

interface BoundaryState {
  /** What the part has failed with, for a report; null while it is drawn. */
  error: string | null;
  hasReloaded: boolean;
}

/**
 * Keeps the failure of one part of the window in its place: the others go on. Says what failed, and draws it anew on demand;
 * where that fails again, the whole page is loaded anew. React reports the error to the console, and main logs it.
 */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, hasReloaded: false };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error: String(error) };
  }

  readonly #reload = (): void => {
    if (this.state.hasReloaded) window.location.reload();
    else this.setState({ error: null, hasReloaded: true });
  };

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div role="alert" className="min-h-0 overflow-y-auto px-8 py-6 text-sm select-text">
        <p className="font-semibold">{this.props.failed}</p>
        <p className="mt-1 mb-3 break-words text-dim">{error}</p>
        <Button size="small" onClick={this.#reload}>
          {t('Reload')}
        </Button>
      </div>
    );
  }
}
