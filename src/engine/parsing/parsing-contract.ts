import { z } from 'zod';
import { linkedPlace } from '../../shared/links.ts';
import type { Contract } from '../../shared/rpc.ts';
import { userTextShape } from '../../shared/user-text.ts';
import { noteLink } from '../notes/link.ts';
import { preparedNote } from '../notes/prepared-note.ts';

const prepareFile = z.object({
  /** Relative to the folder, with `/` between its parts. */
  path: z.string(),
  /** Its size in bytes when it was scanned. */
  size: z.number(),
  /** Hash of the content whose chunks are stored; null for a new note, or to cut it again in any case. */
  storedHash: z.string().nullable(),
  /** Whether its links are stored. */
  linked: z.boolean(),
  /** The size limit for text files in megabytes, from the folder’s settings. Documents may have 100 MB, mailboxes 10 GB. */
  mostMegabytes: z.number(),
});
export type PrepareFile = z.infer<typeof prepareFile>;

const parsingOutcome = z.discriminatedUnion('kind', [
  preparedNote,
  /** `links`: null if they are stored. */
  z.object({ kind: z.literal('unchanged'), path: z.string(), links: z.array(noteLink).nullable() }),
  z.object({ kind: z.literal('unreadable'), path: z.string(), reason: userTextShape }),
  /** The system did not let it be read, so its content is unknown. */
  z.object({ kind: z.literal('inaccessible'), path: z.string(), reason: userTextShape }),
]);
export type ParsingOutcome = z.infer<typeof parsingOutcome>;

const noteText = z.object({
  text: z.string(),
  contentHash: z.string(),
  /** Milliseconds since the epoch. */
  modifiedAt: z.number(),
});
export type NoteText = z.infer<typeof noteText>;

/** The requests to a parsing thread, file by file. It answers them in order. */
export const parsingRequests = {
  prepare: { input: z.object({ root: z.string(), file: prepareFile }), output: parsingOutcome },
  /** The text of a file, as its chunks count their offsets in it. */
  readText: { input: z.object({ path: z.string() }), output: z.union([noteText, z.object({ reason: userTextShape })]) },
  /** Where the heading or block that a link names is in a file, see placeOf. */
  place: {
    input: z.object({ path: z.string(), subpath: z.string() }),
    output: z.union([linkedPlace, z.object({ reason: userTextShape })]),
  },
} satisfies Contract;

export const parsingWorkerData = z.object({
  /** Path of the `tokenizer.json` with which chunks are measured. */
  tokenizer: z.string(),
  /** The folder with what was read from pictures of pages; null if there is none. */
  recognised: z.string().nullable(),
});
