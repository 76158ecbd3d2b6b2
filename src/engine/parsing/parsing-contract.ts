import { z } from 'zod';
import type { Contract } from '../../shared/rpc.ts';
import { preparedNote } from '../notes/prepared-note.ts';

const prepareFile = z.object({
  /** Inside the folder, with `/` between its parts. */
  path: z.string(),
  /** Bytes that it had when it was found. */
  size: z.number(),
  /** Hash of the content whose chunks are stored; null for a new note, or to have it cut again. */
  storedHash: z.string().nullable(),
  /** Megabytes that a text may have, as the folder's settings say. Documents may have 100. */
  mostMegabytes: z.number(),
});
export type PrepareFile = z.infer<typeof prepareFile>;

const preparationOutcome = z.discriminatedUnion('kind', [
  preparedNote,
  z.object({ kind: z.literal('unchanged'), path: z.string() }),
  z.object({ kind: z.literal('unreadable'), path: z.string(), reason: z.string() }),
  /** The system did not let it be read: what is in it is not known. */
  z.object({ kind: z.literal('unreached'), path: z.string(), reason: z.string() }),
]);
export type PreparationOutcome = z.infer<typeof preparationOutcome>;

const noteText = z.object({
  text: z.string(),
  contentHash: z.string(),
  /** Milliseconds since the epoch. */
  modifiedAt: z.number(),
});
export type NoteText = z.infer<typeof noteText>;

/** What an intake thread is asked, file by file: it answers in order. */
export const parsingRequests = {
  prepare: { input: z.object({ root: z.string(), file: prepareFile }), output: preparationOutcome },
  /** The text in which the chunks of a file count their offsets. */
  readText: { input: z.object({ path: z.string() }), output: z.union([noteText, z.object({ reason: z.string() })]) },
} satisfies Contract;

export const parsingWorkerData = z.object({
  /** The `tokenizer.json` whose vocabulary chunks are measured with. */
  tokenizer: z.string(),
});
