import { createStore } from 'zustand/vanilla';
import { toErrorShape } from '../../../shared/errors.ts';

export interface NoticesState {
  messages: readonly { id: number; text: string }[];
  /** Shows the user what went wrong; the same text is shown once at a time. */
  report(error: unknown): void;
  dismiss(id: number): void;
}

export function createNoticesStore() {
  let nextId = 1;
  return createStore<NoticesState>()((set) => ({
    messages: [],
    report: (error) => {
      const { message: text } = toErrorShape(error);
      set(({ messages }) =>
        messages.some((shown) => shown.text === text) ? {} : { messages: [...messages, { id: nextId++, text }] },
      );
    },
    dismiss: (id) => set(({ messages }) => ({ messages: messages.filter((message) => message.id !== id) })),
  }));
}
