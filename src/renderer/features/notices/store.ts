import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import { isSame } from '../../../shared/user-text.ts';
import { createStore, hookOf } from '../../lib/store.ts';

/** What an error is about: what the user tries again. */
type Matter = 'folders' | 'indexing' | 'model' | 'open' | 'copy' | 'drag';

interface Message {
  id: number;
  failure: ErrorShape;
  matter: Matter | null;
  /** When it was first shown, in milliseconds since the epoch. */
  at: number;
}

interface NoticesState {
  /** Oldest first. */
  messages: readonly Message[];
  /** Shows the user an error. A message that is already shown is not shown twice. */
  report(error: unknown, matter?: Matter): void;
  dismiss(id: number): void;
  /** What was told of a matter is over. */
  forget(isOver: (message: Message) => boolean): void;
}

/** More would cover the notes: the oldest goes. */
const mostMessages = 3;

let nextId = 1;

export const noticesStore = createStore<NoticesState>('notices', (set) => ({
  messages: [],
  report: (error, matter) => {
    const failure = toErrorShape(error);
    set(({ messages }) => {
      if (messages.some((shown) => isSame(shown.failure.text, failure.text))) return {};
      const message = { id: nextId++, failure, matter: matter ?? null, at: Date.now() };
      return { messages: [...messages, message].slice(-mostMessages) };
    });
  },
  dismiss: (id) => set(({ messages }) => ({ messages: messages.filter((message) => message.id !== id) })),
  forget: (isOver) => set(({ messages }) => ({ messages: messages.filter((message) => !isOver(message)) })),
}));

export const useNotices = hookOf(noticesStore);

/**
 * Reports the error if the work fails: for requests whose success shows by itself.
 * @param matter what it is about: what was told of it before goes now, as the user has tried again.
 */
export function reportFailure(work: Promise<unknown>, matter?: Matter): void {
  if (matter !== undefined) noticesStore.getState().forget((message) => message.matter === matter);
  work.catch((error: unknown) => noticesStore.getState().report(error, matter));
}
