import { createStore, hookOf } from '../lib/store.ts';

interface ToastAction {
  label: string;
  act: () => void;
}

export interface Toast {
  /** What it is about: a toast takes the place of an earlier one about the same. */
  id: string;
  text: string;
  /** At most two; pressing one also dismisses the toast. */
  actions: readonly ToastAction[];
}

interface ToastsState {
  /** Newest last. */
  toasts: readonly Toast[];
  show(toast: Toast): void;
  dismiss(id: string): void;
}

/** What has just happened and needs no answer: an error is a notice, a question a dialog. */
const toastsStore = createStore<ToastsState>('toasts', (set) => ({
  toasts: [],
  show: (toast) => set(({ toasts }) => ({ toasts: [...toasts.filter(({ id }) => id !== toast.id), toast] })),
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}));

export const { show: showToast, dismiss: dismissToast } = toastsStore.getState();

export const useToasts = hookOf(toastsStore);
