import { z } from 'zod';
import {
  embeddingFailure,
  exclusionPreview,
  folderSettings,
  foundPassage,
  libraryState,
  note,
  problem,
  searchRequest,
  searchResponse,
  similarRequest,
  suggestion,
  suggestRequest,
  textRange,
} from './domain.ts';
import { deviceChoice, hostedDraft, modelKey, modelsState, switchPlan, tokenStatus } from './models.ts';
import type { Contract } from './rpc.ts';
import { keptSearch, savedSearch, searchLists } from './saved-searches.ts';

const nothing = z.object({});
const noteKey = z.object({ noteId: z.int() });
const modelRef = z.object({ key: modelKey });
const freed = z.object({ freedBytes: z.number() });

/** What the engine answers about models and the switch between them; the page may ask all of it. */
export const modelRequests = {
  'models.list': { input: nothing, output: modelsState },
  /** May embed a few passages of the library, to measure; takes seconds. */
  'models.plan': { input: modelRef, output: switchPlan },
  /** Begins the switch, downloading first where that is needed. `agreed`: the user agrees that texts are sent to the model's host. */
  'models.use': { input: modelRef.extend({ agreed: z.boolean() }), output: nothing },
  'models.pause': { input: nothing, output: nothing },
  'models.resume': { input: nothing, output: nothing },
  'models.cancel': { input: nothing, output: nothing },
  /** Drops the vectors of a model that search does not use. */
  'models.discard': { input: modelRef, output: freed },
  'models.download': { input: modelRef, output: nothing },
  'models.cancelDownload': { input: modelRef, output: nothing },
  /** Deletes the downloaded files of a model that is not in use. */
  'models.deleteFiles': { input: modelRef, output: freed },
  /** Adds a model of the hub to the list, once it has been found fit. */
  'models.addLocal': { input: z.object({ repository: z.string().trim().min(1).max(200) }), output: modelRef },
  /** Embeds one word. */
  'models.test': { input: hostedDraft, output: z.object({ dimensions: z.int(), ms: z.number() }) },
  'models.addHosted': { input: hostedDraft, output: modelRef },
  /** Takes a model that the user added from the list, with its vectors and files. */
  'models.remove': { input: z.object({ id: z.string() }), output: nothing },
  'models.configure': {
    input: z.object({ device: deviceChoice.optional(), hubUrl: z.string().optional() }),
    output: nothing,
  },
  'failures.list': { input: nothing, output: z.object({ failures: z.array(embeddingFailure), total: z.int() }) },
  'failures.retry': { input: nothing, output: nothing },
} satisfies Contract;

/** What the engine answers about notes; the page may ask all of it. */
export const searchRequests = {
  'search.run': { input: searchRequest, output: searchResponse },
  /** The passages of one note that answer a query, best first. */
  'search.passages': {
    input: searchRequest.extend({ noteId: z.int() }),
    output: z.object({ passages: z.array(foundPassage) }),
  },
  /** The sentence of each passage that means most nearly what the query does; null where none can be told. */
  'search.sentences': {
    input: z.object({ query: z.string().max(10_000), chunkIds: z.array(z.int()).max(50) }),
    output: z.object({ sentences: z.array(z.object({ chunkId: z.int(), sentence: textRange.nullable() })) }),
  },
  'search.similar': { input: similarRequest, output: searchResponse },
  'search.suggest': { input: suggestRequest, output: z.object({ suggestions: z.array(suggestion) }) },
  'note.read': { input: noteKey.extend({ chunkId: z.int().nullable() }), output: note },
} satisfies Contract;

/** What the engine answers about searchLists to run again; the page may ask all of it. Each answers with what there is then. */
export const savedSearchRequests = {
  'searches.list': { input: nothing, output: searchLists },
  /** Puts a search among the recent ones, unless that is switched off. */
  'searches.remember': { input: keptSearch, output: searchLists },
  /** Keeps a search under a name; one with the same query is renamed. */
  'searches.save': { input: savedSearch, output: searchLists },
  'searches.remove': {
    input: z.object({ from: z.enum(['saved', 'recent']), query: z.string() }),
    output: searchLists,
  },
  /** Forgets the recent searchLists. */
  'searches.clear': { input: nothing, output: searchLists },
  /** Switches the keeping of recent searchLists; those that were kept are forgotten with it. */
  'searches.configure': { input: z.object({ remembers: z.boolean() }), output: searchLists },
} satisfies Contract;

const folderDraft = z.object({ folderId: z.int(), settings: folderSettings });
const problemRef = problem.pick({ folderId: true, path: true });

/** What the engine answers about folders and what went wrong in them; the page may ask all of it. */
export const folderRequests = {
  'library.rescan': { input: nothing, output: nothing },
  'folders.add': { input: z.object({ paths: z.array(z.string().min(1)).min(1) }), output: nothing },
  'folders.remove': { input: z.object({ folderId: z.int() }), output: nothing },
  /** Changes what of a folder is indexed, and indexes it again. */
  'folders.configure': { input: folderDraft, output: nothing },
  /** What the settings would do; nothing is changed. */
  'folders.preview': { input: folderDraft, output: exclusionPreview },
  /** Stops indexing; what was indexed stays, the rest waits until the user looks for changes. */
  'indexing.stop': { input: nothing, output: nothing },
  'problems.list': { input: nothing, output: z.object({ problems: z.array(problem), total: z.int() }) },
  /** Tries one file again, or all; resolves when that is done. */
  'problems.retry': { input: z.object({ only: problemRef.nullable() }), output: nothing },
} satisfies Contract;

/** What the engine answers, to the window's main process as to the command line. */
export const engineRequests = {
  ...modelRequests,
  ...searchRequests,
  ...savedSearchRequests,
  ...folderRequests,
  'library.state': { input: nothing, output: libraryState },
  'note.locate': { input: noteKey, output: z.object({ path: z.string() }) },
  'problems.locate': { input: problemRef, output: z.object({ path: z.string() }) },
  /** Takes a model's files from a folder instead of the network. */
  'models.import': { input: modelRef.extend({ folder: z.string() }), output: nothing },
  'engine.close': { input: nothing, output: nothing },
} satisfies Contract;

const service = z.object({ baseUrl: z.string() });

/** What the page may ask of main. The engine's own are passed through; paths to open never come from the page. */
export const pageRequests = {
  ...modelRequests,
  ...searchRequests,
  ...savedSearchRequests,
  ...folderRequests,
  'library.state': engineRequests['library.state'],
  /** Asks for folders with the system's dialog; `added` is false when the user cancels. */
  'folders.choose': { input: nothing, output: z.object({ added: z.boolean() }) },
  /** Asks for the folder with the system's dialog; `imported` is false when the user cancels. */
  'models.chooseImport': { input: modelRef, output: z.object({ imported: z.boolean() }) },
  'note.open': { input: noteKey, output: nothing },
  'note.reveal': { input: noteKey, output: nothing },
  'problems.reveal': { input: problemRef, output: nothing },
  'token.status': { input: service, output: tokenStatus },
  /** `keep`: in the system's keychain, or in memory until the app is closed. The token goes in and never comes out. */
  'token.save': {
    input: service.extend({ token: z.string().trim().min(1).max(4_000), keep: z.enum(['keychain', 'session']) }),
    output: tokenStatus,
  },
  'token.remove': { input: service, output: tokenStatus },
  'app.about': {
    input: nothing,
    output: z.object({ version: z.string(), modelCredits: z.string(), dataFolder: z.string() }),
  },
} satisfies Contract;

/** What the engine may ask of whoever runs it: what only the system knows. */
export const systemRequests = {
  /** The token for a hosted service; null if there is none. */
  'token.read': { input: service, output: z.object({ token: z.string().nullable() }) },
  /** The proxy to use for an address, as `http://host:port`; null to connect directly. */
  'proxy.resolve': { input: z.object({ url: z.string() }), output: z.object({ proxy: z.string().nullable() }) },
} satisfies Contract;

/** What is told without being asked: to main by the engine, to the page by main. */
export const events = {
  /** At most ten times a second. */
  'library.changed': libraryState,
  /** At most ten times a second. */
  'models.changed': modelsState,
} as const;

export type PageRequestName = keyof typeof pageRequests;
export type EventName = keyof typeof events;
