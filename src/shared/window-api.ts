import { z } from 'zod';
import type { EventName, PageRequestName } from './contract.ts';
import { errorShape } from './errors.ts';

/** Errors travel as values: Electron's own rejection would lose their code. */
export const pageAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown() }),
  z.object({ ok: z.literal(false), error: errorShape }),
]);
export type PageAnswer = z.infer<typeof pageAnswer>;

/** What the preload puts on the page as `window.nearnote`. Nothing is typed finer here: the page validates with the contract. */
export interface WindowApi {
  request(name: PageRequestName, input: unknown): Promise<unknown>;
  /** Returns a function that stops listening. */
  on(name: EventName, listener: (data: unknown) => void): () => void;
  /** The absolute path of a file or folder that was dropped on the page. */
  pathForFile(file: File): string;
}
