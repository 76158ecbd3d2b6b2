import { z } from 'zod';
import { noteFormat } from '../../shared/domain.ts';

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
  /** What the keyword index holds of it, see chunkTerms. */
  terms: z.object({ terms: z.string(), frequencies: z.instanceof(Uint8Array), length: z.int() }),
});
export type PreparedChunk = z.infer<typeof preparedChunk>;

export const preparedNote = z.object({
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
  /** What the user should know of a file that is indexed nevertheless (a part left out, a guess); null if all is well. */
  warning: z.string().nullable(),
  chunks: z.array(preparedChunk),
});
export type PreparedNote = z.infer<typeof preparedNote>;
