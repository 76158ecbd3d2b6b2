import { z } from 'zod';
import { rowId } from './bounds.ts';
import { datePeriod } from './date-period.ts';
import { userTextShape } from './user-text.ts';

/** How a query is matched: by meaning, by words, or by both. */
export const searchMode = z.enum(['hybrid', 'semantic', 'keyword']);
export type SearchMode = z.infer<typeof searchMode>;

export const searchRequest = z.object({
  query: z.string().max(10_000),
  limit: z.int().min(1).max(1_000),
  mode: searchMode,
  /** Where to continue, as the response before said in `next`; the first hits without it. */
  from: z.int().min(0).max(1_000_000).optional(),
  /**
   * Whether the words may answer a hybrid search where the query’s vector is late. The response says so; the same question
   * without this gets the complete answer.
   */
  wordsFirst: z.boolean().optional(),
});
export type SearchRequest = z.infer<typeof searchRequest>;

/** The formats of notes; also the values of the filter `type:`. */
export const noteFormat = z.enum([
  'markdown',
  'text',
  'org',
  'rst',
  'asciidoc',
  'html',
  'pdf',
  'docx',
  'pptx',
  'xlsx',
  'csv',
  'odt',
  'rtf',
  'epub',
  'notebook',
  'canvas',
  'email',
  'evernote',
  'joplin',
  'picture',
  'code',
]);
export type NoteFormat = z.infer<typeof noteFormat>;

/** A range in a decoded file, in UTF-16 code units; `end` is exclusive. */
export const textRange = z.object({ start: z.int(), end: z.int() });
export type TextRange = z.infer<typeof textRange>;

/** How well a note answers, relative to the similarity baseline of this library and model. */
const grade = z.enum(['strong', 'good', 'weak']);
export type Grade = z.infer<typeof grade>;

/** A passage that matches a query. */
export const foundPassage = z.object({
  chunkId: z.int(),
  /** Headings above the passage, outermost first. */
  headings: z.array(z.string()),
  passage: z.string(),
  /** Offsets of the passage in the decoded file, in UTF-16 code units; `end` is exclusive. */
  start: z.int(),
  end: z.int(),
  /** The page that the passage begins on, from 1; null for formats without pages. Slides are pages. */
  page: z.int().nullable(),
  /** Whether that page was read from its picture, so that letters may be wrong. */
  isRecognised: z.boolean(),
  /** Hits are ordered by it; its scale depends on the mode. */
  score: z.number(),
  /** Cosine between query and passage, −1 to 1; null if the passage has no vector yet, or in keyword search. */
  similarity: z.number().nullable(),
  /** Whether the passage contains words of the query. */
  keyword: z.boolean(),
  /** The place of the sentence that answers, in the decoded file; null if none stands out. */
  sentence: textRange.nullable(),
  /** The places of the query’s words in the passage, in the decoded file, in order. */
  marks: z.array(textRange),
});
export type FoundPassage = z.infer<typeof foundPassage>;

const noteRef = z.object({
  noteId: z.int(),
  title: z.string(),
  /** Absolute path of the folder that the user added. */
  folder: z.string(),
  /** Path of the note relative to that folder, with `/` between its parts. */
  path: z.string(),
});

/** Why a note was found, on each side of the search. Ranks begin at 1 and are among the notes that this side found. */
const explanation = z.object({
  semantic: z.object({ rank: z.int(), similarity: z.number() }).nullable(),
  keyword: z
    .object({
      rank: z.int(),
      /** BM25. */
      score: z.number(),
      /** Share of the highest score that the query’s words could have in this library, 0 to 1. */
      share: z.number(),
    })
    .nullable(),
  /** Words of the query, as typed, in the note’s best passage, with the part of the BM25 score that each contributes. */
  words: z.array(z.object({ word: z.string(), score: z.number() })),
});
export type Explanation = z.infer<typeof explanation>;

/** A found note, with its best passage. */
const hit = foundPassage.extend(noteRef.shape).extend({
  /** The places of the query’s words in the title, in order. */
  titleMarks: z.array(textRange),
  format: noteFormat,
  /** The date in the note, or else the time of its file’s last change; milliseconds since the epoch. */
  date: z.number(),
  /** Whether the query is its title or an alias: its passage is then its first. */
  named: z.boolean(),
  /** Null if there is nothing to grade by. */
  grade: grade.nullable(),
  /** The number of matching passages of this note, including this one; see `search.passages`. */
  passages: z.int(),
  /** Near-duplicates, folded into this hit. */
  duplicates: z.array(noteRef),
  explanation,
});
export type Hit = z.infer<typeof hit>;

/** A passage that could not be embedded. */
export const embeddingFailure = hit
  .pick({ noteId: true, chunkId: true, title: true, folder: true, path: true, headings: true, passage: true })
  .extend({
    reason: userTextShape,
    /** Name of the model. */
    model: z.string(),
  });
export type EmbeddingFailure = z.infer<typeof embeddingFailure>;

/** A word that is in no note, and the similar one that is. */
const correction = z.object({ typed: z.string(), used: z.string() });
export type Correction = z.infer<typeof correction>;

/** Corrections that are offered, because they would bring another note to the top, and the query with them. */
const spellingSuggestion = z.object({ corrections: z.array(correction), query: z.string() });
export type SpellingSuggestion = z.infer<typeof spellingSuggestion>;

/** The filter that some words of a query name. It is only suggested. */
const dateSuggestion = z.object({
  /** The words, as typed: `last March`. */
  typed: z.string(),
  /** In the query language: `after:2026-03 before:2026-04`. */
  filter: z.string(),
  /** The dates that it keeps. */
  period: datePeriod,
  /** The query with the filter in place of the words. */
  query: z.string(),
});
export type DateSuggestion = z.infer<typeof dateSuggestion>;

/** The fields of the query language’s filters, in the order in which they are suggested. */
export const filterField = z.enum(['folder', 'tag', 'type', 'title', 'after', 'before', 'path', 'sort']);
export type FilterField = z.infer<typeof filterField>;

/** A filter that no note passes, and its place in the query. */
const unknownFilter = textRange.extend({
  field: filterField.extract(['folder', 'tag', 'type', 'title', 'path']),
  value: z.string(),
  /** The value most like it that a note has; null if none is like it. */
  nearest: z.string().nullable(),
});
export type UnknownFilter = z.infer<typeof unknownFilter>;

/** What looks like a filter and is searched for as words, and its place in the query: `has:task`, `after:lastweek`. */
const unreadFilter = textRange.extend({
  /** As it is typed. */
  name: z.string(),
  value: z.string(),
  /** The filter that may be meant, or of which the value is no date or order; null if there is none like it. */
  field: filterField.nullable(),
});
export type UnreadFilter = z.infer<typeof unreadFilter>;

/**
 * What the engine did for an answer, in milliseconds: waiting for the index, embedding the query, comparing vectors, matching
 * and ranking words, reading texts, and preparing the hits.
 */
const searchTimings = z.object({
  waiting: z.number(),
  embedding: z.number(),
  vectors: z.number(),
  words: z.number(),
  texts: z.number(),
  presentation: z.number(),
});
export type SearchTimings = z.infer<typeof searchTimings>;
export type SearchStage = keyof SearchTimings;

export const searchResponse = z.object({
  hits: z.array(hit),
  /** The number of notes that can be listed: the relevant ones, and some weak ones behind them. */
  listed: z.int(),
  /** What to ask for as `from` to get the hits after these; null if there are none. */
  next: z.int().nullable(),
  /** The number of matching notes; there may be more if it is not `exact`. */
  total: z.object({ notes: z.int(), exact: z.boolean() }),
  /** Whether none of the hits is relevant: they are only the nearest there are. */
  nothingRelevant: z.boolean(),
  /** The corrections that were made. */
  corrections: z.array(correction),
  spellingSuggestion: spellingSuggestion.nullable(),
  dateSuggestion: dateSuggestion.nullable(),
  unknownFilters: z.array(unknownFilter),
  unreadFilters: z.array(unreadFilter),
  /** The places of filters that some notes pass each, and none all of them: `tag:health tag:garden`. */
  conflictingFilters: z.array(textRange),
  /** Whether the words answer, with the vector of the query’s beginning at most, because its own is late. */
  isProvisional: z.boolean(),
  /** Share of the passages that semantic search can find so far, 0 to 1; 1 if all that it lacks was set aside. */
  searchable: z.number(),
  /** Name of the model that made the compared vectors and that of the query. */
  model: z.string(),
  /** Time taken by the engine, in milliseconds, including the embedding of the query. */
  ms: z.number(),
  /** Where that time went. */
  timings: searchTimings,
});
export type SearchResponse = z.infer<typeof searchResponse>;

/** Asks for notes that are similar to a note, or to a text selected in it. */
export const similarRequest = z.object({
  noteId: rowId,
  /** The selected text; null for the whole note. */
  selection: z.string().max(10_000).nullable(),
  limit: z.int().min(1).max(200),
});
export type SimilarRequest = z.infer<typeof similarRequest>;

/** Asks for values of a filter. */
export const suggestRequest = z.object({
  field: filterField.extract(['folder', 'tag', 'type', 'title', 'path']),
  /** What has been typed of the value so far. */
  prefix: z.string().max(500),
  limit: z.int().min(1).max(50),
});
export type SuggestRequest = z.infer<typeof suggestRequest>;

/** A value of a filter, with the number of notes that have it. */
export const suggestion = z.object({ value: z.string(), notes: z.int() });
export type Suggestion = z.infer<typeof suggestion>;

export type ComparedNote = z.infer<typeof noteRef>;

/** The same questions answered by two models, each from its own vectors; the best notes first, at most 5. */
export const comparison = z.object({
  /** Names of the models. */
  before: z.string(),
  now: z.string(),
  questions: z.array(z.object({ query: z.string(), before: z.array(noteRef), now: z.array(noteRef) })),
});
export type Comparison = z.infer<typeof comparison>;

/** A note on the home, with the date in it or else the time of its file’s last change; milliseconds since the epoch. */
const homeNote = noteRef.extend({ date: z.number() });
export type HomeNote = z.infer<typeof homeNote>;

/** What the window shows before anything is searched for. */
export const homeNotes = z.object({
  /** The notes with the latest dates, newest first; at most 8. */
  recent: z.array(homeNote),
  /** Notes dated on this day of other years, newest first; at most 6. */
  onThisDay: z.array(homeNote),
});
export type HomeNotes = z.infer<typeof homeNotes>;

export const note = z.object({
  noteId: z.int(),
  title: z.string(),
  folder: z.string(),
  path: z.string(),
  format: noteFormat,
  text: z.string(),
  /** Milliseconds since the epoch. */
  modifiedAt: z.number(),
  /** The date in the note, or else `modifiedAt`, as the hits of a search have it. */
  date: z.number(),
  /** The place of the requested passage in `text`; null if none was requested, or it is no longer there. */
  passage: z.object({ start: z.int(), end: z.int() }).nullable(),
  /** The pages, from 1, whose text was read from their pictures. */
  recognisedPages: z.array(z.int()),
});
export type Note = z.infer<typeof note>;

/** Which files of a folder are notes. */
export const folderSettings = z.object({
  /** Files to exclude, or with `!` in front to include nevertheless, in the syntax of `.gitignore`, relative to the folder. */
  patterns: z.array(z.string().max(1_000)).max(500),
  /** Whether `.gitignore` files in the folder exclude files, too. */
  gitignore: z.boolean(),
  /** Whether source code is indexed, too. */
  code: z.boolean(),
  /** Whether pictures are notes, with the text that is recognised in them. */
  pictures: z.boolean().default(false),
  /** Larger text files are not indexed, and are reported as problems. */
  mostMegabytes: z.number().min(0.1).max(100),
});
export type FolderSettings = z.infer<typeof folderSettings>;

/** What settings would exclude from a folder. */
export const exclusionPreview = z.object({
  /** The number of notes that would be indexed. */
  kept: z.int(),
  /** The number of other files that would be, but are known not to be readable: they are listed under Problems. */
  unreadable: z.int(),
  /** The number of notes that patterns and ignore files would exclude, and the first of their paths. */
  excluded: z.int(),
  examples: z.array(z.string()),
  /** Other files, which are no notes: how many have which ending (`.doc`; empty for none): documents first, then the most. */
  passedOver: z.array(z.object({ ending: z.string(), files: z.int() })),
});
export type ExclusionPreview = z.infer<typeof exclusionPreview>;

/** A file or folder that could not be indexed, or of which something is to be known though it is. */
export const problem = z.object({
  folderId: z.int(),
  /** Absolute path of the folder that the user added. */
  folder: z.string(),
  /** Relative to that folder, with `/` between its parts. */
  path: z.string(),
  /** Pictures that wait to be read are told together: how many there are besides this one. */
  others: z.int().nonnegative(),
  /** What is wrong, and what to do about it. */
  reason: userTextShape,
  /** Whether the file is searched: part of it is left out, say, or its encoding was guessed. */
  isRemark: z.boolean(),
});
export type Problem = z.infer<typeof problem>;
