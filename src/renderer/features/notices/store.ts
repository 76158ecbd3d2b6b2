import { createStore, hookOf } from '../../lib/store.ts';
import { failureText } from '../../lib/translate.tsx';

interface NoticesState {
  messages: readonly { id: number; text: string }[];
  /** Shows the user an error. A message that is already shown is not shown twice. */
  report(error: unknown): void;
  dismiss(id: number): void;
}

let nextId = 1;

export const noticesStore = createStore<NoticesState>('notices', (set) => ({
  messages: [],
  report: (error) => {
    const text = failureText(error);
    set(({ messages }) =>
      messages.some((shown) => shown.text === text) ? {} : { messages: [...messages, { id: nextId++, text }] },
    );
  },
  dismiss: (id) => set(({ messages }) => ({ messages: messages.filter((message) => message.id !== id) })),
}));

export const useNotices = hookOf(noticesStore);

/** Reports the error if the work fails: for requests whose success shows by itself. */
export function reportFailure(work: Promise<unknown>): void {
  work.catch(noticesStore.getState().report);
}
