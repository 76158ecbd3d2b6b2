import { z } from 'zod';
import { noteFormat } from '../../shared/domain.ts';
import { userTextShape } from '../../shared/user-text.ts';
import { noteLink } from './link.ts';

/** The part of a note that is stored, embedded and ranked as one. */
const chunk = z.object({
  /** Offsets in the decoded file, in UTF-16 code units; `end` is exclusive. */
  start: z.int(),
  end: z.int(),
  /** The passage exactly as in the file: `text.slice(start, end)`. */
  text: z.string(),
  /** The headings above the whole chunk, outermost first. */
  headings: z.array(z.string()),
  /** Embedded before the text: the title and the headings that are not part of it. */
  context: z.string(),
  /** Tokens of the text, not counting its context. */
  tokens: z.int(),
  /** In formats with pages (PDF), the page on which the chunk begins, from 1. */
  page: z.int().nullable(),
  /** Hash of the embedded text, 32 hexadecimal digits. Equal texts share one vector. */
  textHash: z.string(),
});
export type Chunk = z.infer<typeof chunk>;

const preparedChunk = chunk.extend({
  /** Its terms for the keyword index, see NoteTerms. */
  terms: z.object({ terms: z.string(), frequencies: z.instanceof(Uint8Array), length: z.int() }),
});
export type PreparedChunk = z.infer<typeof preparedChunk>;

/** The pages of a document that have no text but perhaps a picture of it. */
const scannedPages = z.object({
  /** Of the file alone; `contentHash` stands for what was read from its pictures, too. */
  fileHash: z.string(),
  pages: z.array(z.object({ page: z.int(), isRead: z.boolean() })),
});
export type ScannedPages = z.infer<typeof scannedPages>;

export const preparedNote = z.object({
  kind: z.literal('prepared'),
  path: z.string(),
  title: z.string(),
  format: noteFormat,
  /** As written, without `#`, each once; a nested tag includes its parents (`garden/soil`). */
  tags: z.array(z.string()),
  /** Other titles of the note. */
  aliases: z.array(z.string()),
  /** The date that the note states, in milliseconds since the epoch; null if it states none. */
  date: z.number().nullable(),
  /** ISO 639-1; null if it is uncertain. */
  language: z.string().nullable(),
  contentHash: z.string(),
  /** What the user should know although the file is indexed (a part left out, a guess); null if all is well. */
  warning: userTextShape.nullable(),
  chunks: z.array(preparedChunk),
  scanned: scannedPages.nullable(),
  links: z.array(noteLink),
});
export type PreparedNote = z.infer<typeof preparedNote>;
