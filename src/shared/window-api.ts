import { z } from 'zod';
import type { EventName, PageRequestName } from './contract.ts';
import { errorShape } from './errors.ts';

/** Errors are sent as values: a rejection would lose their code on its way through Electron. */
export const pageAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown() }),
  z.object({ ok: z.literal(false), error: errorShape }),
]);
export type PageAnswer = z.infer<typeof pageAnswer>;

/** `window.nearnote`, which the preload provides. Data is `unknown` here: the page validates it with the contract. */
export interface WindowApi {
  request(name: PageRequestName, input: unknown): Promise<unknown>;
  /** Returns a function that stops listening. */
  on(name: EventName, listener: (data: unknown) => void): () => void;
  /** A token for a file or folder that was dropped on the page, see `folders.addDropped`; null for what is not on the disk. */
  tokenForFile(file: File): Promise<string | null>;
}
