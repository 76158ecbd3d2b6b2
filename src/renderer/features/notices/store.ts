import { createStore } from 'zustand/vanilla';
import { toErrorShape } from '../../../shared/errors.ts';

export interface MessagesState {
  messages: readonly { id: number; text: string }[];
  /** Shows the person what went wrong; the same text is shown once at a time. */
  report(error: unknown): void;
  dismiss(id: number): void;
}

export function createMessagesStore() {
  let nextId = 1;
  return createStore<MessagesState>()((set) => ({
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
