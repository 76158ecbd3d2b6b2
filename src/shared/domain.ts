import { z } from 'zod';
import { modelKey, run } from './models.ts';

/** How a query is matched: by meaning, by its words, or by both fused. */
export const searchMode = z.enum(['hybrid', 'semantic', 'keyword']);
export type SearchMode = z.infer<typeof searchMode>;

export const searchRequest = z.object({
  query: z.string().max(10_000),
  limit: z.int().min(1).max(1_000),
  mode: searchMode,
});
export type SearchRequest = z.infer<typeof searchRequest>;

/** One note found, with the passage that answers best. */
export const hit = z.object({
  documentId: z.int(),
  chunkId: z.int(),
  title: z.string(),
  /** Absolute path of the folder the person added. */
  folder: z.string(),
  /** Path of the note inside that folder, with `/` between its parts. */
  path: z.string(),
  /** Headings above the passage, outermost first. */
  headings: z.array(z.string()),
  passage: z.string(),
  /** Offsets of the passage in the decoded file, in UTF-16 code units; `end` is exclusive. */
  start: z.int(),
  end: z.int(),
  /** What the hits are ordered by; its scale depends on the mode. */
  score: z.number(),
  /** Cosine between query and passage, −1 to 1; null where the passage has no vector yet, or none was asked for. */
  similarity: z.number().nullable(),
  /** Whether the passage contains words of the query. */
  keyword: z.boolean(),
});
export type Hit = z.infer<typeof hit>;

/** A passage that could not be embedded. */
export const embeddingFailure = hit
  .pick({ documentId: true, chunkId: true, title: true, folder: true, path: true, headings: true, passage: true })
  .extend({
    reason: z.string(),
    /** Name of the model that could not. */
    model: z.string(),
  });
export type EmbeddingFailure = z.infer<typeof embeddingFailure>;

export const searchResponse = z.object({
  hits: z.array(hit),
  /** Share of the passages that semantic search could see, 0 to 1. */
  searchable: z.number(),
  /** Name of the one model that made every vector compared here, the query's included. */
  model: z.string(),
  /** Time taken by the engine, in milliseconds, the query's embedding included. */
  ms: z.number(),
});
export type SearchResponse = z.infer<typeof searchResponse>;

/** How a note is written; also the values of the filter `type:`. */
export const noteFormat = z.enum([
  'markdown',
  'text',
  'org',
  'rst',
  'asciidoc',
  'html',
  'pdf',
  'docx',
  'odt',
  'epub',
  'notebook',
  'code',
]);
export type NoteFormat = z.infer<typeof noteFormat>;

export const note = z.object({
  documentId: z.int(),
  title: z.string(),
  folder: z.string(),
  path: z.string(),
  format: noteFormat,
  text: z.string(),
  /** Milliseconds since the epoch. */
  modifiedAt: z.number(),
  /** Where the asked passage stands in `text` now; null if the file has changed and it is no longer there. */
  passage: z.object({ start: z.int(), end: z.int() }).nullable(),
});
export type Note = z.infer<typeof note>;

const folderView = z.object({
  id: z.int(),
  path: z.string(),
  documents: z.int(),
  /** False while the folder cannot be found (a drive that is unplugged): its notes are kept. */
  available: z.boolean(),
});
export type FolderView = z.infer<typeof folderView>;

const phase = z.enum(['idle', 'scanning', 'chunking', 'embedding', 'waiting']);
export type Phase = z.infer<typeof phase>;

/** Work in the background. `done` and `total` count files while scanning and chunking, passages while embedding. */
const progress = z.object({
  phase,
  done: z.int(),
  total: z.int(),
  /** Over a window of the last seconds; null until it is known. */
  perSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});
export type Progress = z.infer<typeof progress>;

/** Everything the window shows of the library, as one snapshot: the page replaces what it had. */
export const libraryState = z.object({
  folders: z.array(folderView),
  documents: z.int(),
  chunks: z.int(),
  /** Chunks that have a vector of the active model. */
  embedded: z.int(),
  /** Chunks set aside because their text could not be embedded. */
  failed: z.int(),
  /** Files that could not be read, or hold no text. */
  skippedFiles: z.int(),
  /** The model that search uses. */
  model: z.object({ key: modelKey, name: z.string(), dimensions: z.int() }),
  /** The switch to another model that is under way; null if there is none. */
  run: run.nullable(),
  progress,
  /** What the person should know now (an error being retried, a library rebuilt); null if all is well. */
  notice: z.string().nullable(),
});
export type LibraryState = z.infer<typeof libraryState>;
