import { z } from 'zod';
import { noteFormat } from '../../shared/domain.ts';
import type { Contract } from '../../shared/rpc.ts';

/** One passage of a note, as it is stored, embedded and found. */
const chunk = z.object({
  /** Offsets in the decoded file, in UTF-16 code units; `end` is exclusive. */
  start: z.int(),
  end: z.int(),
  /** The stretch of the file as it stands: `text.slice(start, end)`. */
  text: z.string(),
  /** Headings above the whole chunk, outermost first. */
  headings: z.array(z.string()),
  /** What is embedded before the text: the title and headings that do not stand in it. */
  context: z.string(),
  /** Tokens of the text, without its context. */
  tokens: z.int(),
  /** Where the format has pages (PDF), the one that the chunk begins on, from 1. */
  page: z.int().nullable(),
  /** Of the embedded text, 32 hexadecimal digits: equal texts share one vector. */
  textHash: z.string(),
});
export type Chunk = z.infer<typeof chunk>;

const preparedChunk = chunk.extend({
  /** What the keyword index holds of it, see passageTerms. */
  terms: z.object({ terms: z.string(), frequencies: z.instanceof(Uint8Array), length: z.int() }),
});
export type PreparedChunk = z.infer<typeof preparedChunk>;

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

const preparedNote = z.object({
  kind: z.literal('prepared'),
  path: z.string(),
  title: z.string(),
  format: noteFormat,
  /** As they are written, without `#`, each once; a nested one with its parents (`garden/soil`). */
  tags: z.array(z.string()),
  /** Other titles that the note goes by. */
  aliases: z.array(z.string()),
  /** What the note itself says it is of, in milliseconds since the epoch; null where it says nothing. */
  date: z.number().nullable(),
  /** ISO 639-1; null where it is doubtful. */
  language: z.string().nullable(),
  contentHash: z.string(),
  /** What the person should know of a file that is indexed nevertheless (a part left out, a guess); null if all is well. */
  warning: z.string().nullable(),
  chunks: z.array(preparedChunk),
});
export type PreparedNote = z.infer<typeof preparedNote>;

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
export const intakeRequests = {
  prepare: { input: z.object({ root: z.string(), file: prepareFile }), output: preparationOutcome },
  /** The text in which the chunks of a file count their offsets. */
  readText: { input: z.object({ path: z.string() }), output: z.union([noteText, z.object({ reason: z.string() })]) },
} satisfies Contract;

export const intakeWorkerData = z.object({
  /** The `tokenizer.json` whose vocabulary chunks are measured with. */
  tokenizer: z.string(),
});
