import { z } from 'zod';
import { modelKey, reembedView } from './models.ts';

/** How a query is matched: by meaning, by its words, or by both fused. */
export const searchMode = z.enum(['hybrid', 'semantic', 'keyword']);
export type SearchMode = z.infer<typeof searchMode>;

export const searchRequest = z.object({
  query: z.string().max(10_000),
  limit: z.int().min(1).max(1_000),
  mode: searchMode,
});
export type SearchRequest = z.infer<typeof searchRequest>;

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

/** A stretch of a decoded file, in UTF-16 code units; `end` is exclusive. */
export const textRange = z.object({ start: z.int(), end: z.int() });
export type TextRange = z.infer<typeof textRange>;

/** How well a passage answers, compared with the similarity baseline of this library and model. */
const grade = z.enum(['strong', 'good', 'weak']);
export type Grade = z.infer<typeof grade>;

/** A passage that answers. */
export const foundPassage = z.object({
  chunkId: z.int(),
  /** Headings above the passage, outermost first. */
  headings: z.array(z.string()),
  passage: z.string(),
  /** Offsets of the passage in the decoded file, in UTF-16 code units; `end` is exclusive. */
  start: z.int(),
  end: z.int(),
  /** Where the format has pages (PDF), the one that the passage begins on, from 1. */
  page: z.int().nullable(),
  /** What the hits are ordered by; its scale depends on the mode. */
  score: z.number(),
  /** Cosine between query and passage, −1 to 1; null where the passage has no vector yet, or none was asked for. */
  similarity: z.number().nullable(),
  /** Whether the passage contains words of the query. */
  keyword: z.boolean(),
  /** The sentence that answers, in the decoded file; null where no sentence stands out. */
  sentence: textRange.nullable(),
  /** Words of the query where they stand in the passage, in the decoded file, in order. */
  marks: z.array(textRange),
});
export type FoundPassage = z.infer<typeof foundPassage>;

const noteRef = z.object({
  noteId: z.int(),
  title: z.string(),
  /** Absolute path of the folder the user added. */
  folder: z.string(),
  /** Path of the note inside that folder, with `/` between its parts. */
  path: z.string(),
});

/** Why a note was found: what each side of the search said of it. Ranks count from 1 among the notes that side found. */
const explanation = z.object({
  semantic: z.object({ rank: z.int(), similarity: z.number() }).nullable(),
  keyword: z
    .object({
      rank: z.int(),
      /** BM25. */
      score: z.number(),
      /** Share of the most that the query’s words could score in this library, 0 to 1. */
      share: z.number(),
    })
    .nullable(),
  /** Words of the query that the note’s best passage holds, as typed, with what each one counts of the BM25 score. */
  words: z.array(z.object({ word: z.string(), score: z.number() })),
});
export type Explanation = z.infer<typeof explanation>;

/** One note found, with the passage that answers best. */
const hit = foundPassage.extend(noteRef.shape).extend({
  format: noteFormat,
  /** The note’s own date, else when its file was last changed; milliseconds since the epoch. */
  date: z.number(),
  /** Null where there is nothing to judge by. */
  grade: grade.nullable(),
  /** Passages of this note that answer, this one included; see `search.passages`. */
  passages: z.int(),
  /** Notes that say nearly the same, folded into this hit. */
  duplicates: z.array(noteRef),
  explanation,
});
export type Hit = z.infer<typeof hit>;

/** A passage that could not be embedded. */
export const embeddingFailure = hit
  .pick({ noteId: true, chunkId: true, title: true, folder: true, path: true, headings: true, passage: true })
  .extend({
    reason: z.string(),
    /** Name of the model that could not. */
    model: z.string(),
  });
export type EmbeddingFailure = z.infer<typeof embeddingFailure>;

/** A word that is in no note, and the one that was searched for instead. */
const correction = z.object({ typed: z.string(), used: z.string() });
export type Correction = z.infer<typeof correction>;

export const searchResponse = z.object({
  hits: z.array(hit),
  /** Notes that match the query, as far as they were counted: `exact` is false where there may be more. */
  total: z.object({ notes: z.int(), exact: z.boolean() }),
  /** True when nothing found is relevant: the hits are the closest there are. */
  nothingRelevant: z.boolean(),
  corrections: z.array(correction),
  /** Share of the passages that semantic search could see, 0 to 1. */
  searchable: z.number(),
  /** Name of the one model that made every vector compared here, the query's included. */
  model: z.string(),
  /** Time taken by the engine, in milliseconds, the query's embedding included. */
  ms: z.number(),
});
export type SearchResponse = z.infer<typeof searchResponse>;

/** What to find notes similar to: a note, or a text selected in one. */
export const similarRequest = z.object({
  noteId: z.int(),
  /** The selected text; null for the whole note. */
  selection: z.string().max(10_000).nullable(),
  limit: z.int().min(1).max(200),
});
export type SimilarRequest = z.infer<typeof similarRequest>;

/** What a filter of the query language can be given, with the notes that each value would leave. */
export const suggestRequest = z.object({
  field: z.enum(['folder', 'tag', 'type', 'path']),
  /** What has been typed of the value. */
  prefix: z.string().max(500),
  limit: z.int().min(1).max(50),
});
export type SuggestRequest = z.infer<typeof suggestRequest>;
export const suggestion = z.object({ value: z.string(), notes: z.int() });
export type Suggestion = z.infer<typeof suggestion>;

export const note = z.object({
  noteId: z.int(),
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

/** What of a folder is indexed. */
export const folderSettings = z.object({
  /** What is left out, in the syntax of `.gitignore`, from the folder on; with `!` in front, what is indexed all the same. */
  patterns: z.array(z.string().max(1_000)).max(500),
  /** Whether the folder's `.gitignore` files are heeded. */
  gitignore: z.boolean(),
  /** Whether source code is indexed, too. */
  code: z.boolean(),
  /** Larger texts are left out, and reported. */
  mostMegabytes: z.number().min(0.1).max(100),
});
export type FolderSettings = z.infer<typeof folderSettings>;

const folderView = z.object({
  id: z.int(),
  path: z.string(),
  notes: z.int(),
  /** False while the folder cannot be found, or is suddenly empty (a drive that is unplugged): its notes are kept. */
  available: z.boolean(),
  /** Whether the user has stopped it from being indexed before it was done. */
  stopped: z.boolean(),
  /** Why its changes are only looked for from time to time; null where the system tells of them. */
  polled: z.string().nullable(),
  settings: folderSettings,
});
export type FolderView = z.infer<typeof folderView>;

/** What settings would do to a folder. */
export const exclusionPreview = z.object({
  /** Notes that would be indexed. */
  kept: z.int(),
  /** Notes left out by the patterns and the ignore files, and the first of their paths. */
  excluded: z.int(),
  examples: z.array(z.string()),
});
export type ExclusionPreview = z.infer<typeof exclusionPreview>;

/** A file or folder of the library that is not indexed. */
export const problem = z.object({
  folderId: z.int(),
  /** Absolute path of the folder the user added. */
  folder: z.string(),
  /** Inside that folder, with `/` between its parts. */
  path: z.string(),
  /** What is wrong, and what to do about it. */
  reason: z.string(),
});
export type Problem = z.infer<typeof problem>;

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

/** Whether folders are being read, which a user can stop. */
export function isReading({ phase }: Progress): boolean {
  return phase === 'scanning' || phase === 'chunking';
}

/** Everything the window shows of the library, as one snapshot: the page replaces what it had. */
export const libraryState = z.object({
  folders: z.array(folderView),
  notes: z.int(),
  chunks: z.int(),
  /** Counts on whenever notes were added, changed or removed: what was found before may not be what is found now. */
  revision: z.int(),
  /** Chunks that have a vector of the active model. */
  embedded: z.int(),
  /** Chunks set aside because their text could not be embedded. */
  failed: z.int(),
  /** Files that are not indexed, for a reason that the user should know (see problem). */
  skippedFiles: z.int(),
  /** The model that search uses. */
  model: z.object({ key: modelKey, name: z.string(), dimensions: z.int() }),
  /** The switch to another model that is under way; null if there is none. */
  reembed: reembedView.nullable(),
  progress,
  /** What the user should know now (an error being retried, a library rebuilt); null if all is well. */
  notice: z.string().nullable(),
});
export type LibraryState = z.infer<typeof libraryState>;
