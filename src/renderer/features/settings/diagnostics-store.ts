import type { Diagnostics, VectorComparison } from '../../../shared/diagnostics.ts';
import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import { request } from '../../lib/api.ts';
import { createStore, hookOf } from '../../lib/store.ts';

interface DiagnosticsState {
  diagnostics: Diagnostics | null;
  comparison: VectorComparison | null;
  failure: ErrorShape | null;
  isBusy: boolean;
  isCopied: boolean;
  read(): void;
  compare(): void;
  /** Puts the figures on the clipboard, to be sent to whoever can help. */
  copy(): void;
}

export const diagnosticsStore = createStore<DiagnosticsState>('diagnostics', (set, get) => {
  const follow = (work: Promise<Partial<DiagnosticsState>>): void => {
    set({ failure: null, isBusy: true });
    work.then(
      (done) => set({ ...done, isBusy: false }),
      (error: unknown) => set({ failure: toErrorShape(error), isBusy: false }),
    );
  };
  return {
    diagnostics: null,
    comparison: null,
    failure: null,
    isBusy: false,
    isCopied: false,
    read: () => follow(request('diagnostics.read', {}).then((diagnostics) => ({ diagnostics, isCopied: false }))),
    compare: () => follow(request('diagnostics.compare', {}).then((comparison) => ({ comparison }))),
    copy: () => {
      const text = JSON.stringify(get().diagnostics, null, 2);
      follow(request('clipboard.write', { text }).then(() => ({ isCopied: true })));
    },
  };
});

export const useDiagnostics = hookOf(diagnosticsStore);
