import { z } from 'zod';
import { allowedHosts } from './allowed-hosts.ts';
import { filePath, position, rowId, webAddress } from './bounds.ts';
import { menuCommand } from './commands.ts';
import { diagnostics, vectorComparison } from './diagnostics.ts';
import {
  comparison,
  embeddingFailure,
  exclusionPreview,
  folderSettings,
  foundPassage,
  homeNotes,
  note,
  noteFormat,
  problem,
  searchRequest,
  searchResponse,
  similarRequest,
  suggestion,
  suggestRequest,
  textRange,
} from './domain.ts';
import { facetCounts, foundCounts } from './facets.ts';
import { noteImage } from './images.ts';
import { lastSeen } from './last-seen.ts';
import { libraryState } from './library-state.ts';
import {
  likeness,
  likenessRequest,
  linkedPlace,
  peek,
  relatedNotes,
  relatedRequest,
  resolvedLink,
  resolveRequest,
} from './links.ts';
import { mapBatch, mapState, renamedCluster } from './map.ts';
import { hostedDraft, modelChoices, modelKey, modelsState, switchPlan, tokenStatus } from './models.ts';
import { networkState } from './network.ts';
import { noteTitles } from './note-titles.ts';
import { computerState, pace } from './pace.ts';
import { preferences, preferencesChange } from './preferences.ts';
import type { Contract } from './rpc.ts';
import { keptSearch, savedSearch, searchLists } from './saved-searches.ts';
import { scanLanguages, scanPlan } from './scans.ts';
import { updateState } from './updates.ts';

const nothing = z.object({});
const imageTarget = z.string().max(2_000);
const noteKey = z.object({ noteId: rowId });
const notePlace = noteKey.extend({ offset: position.nullable() });
const modelRef = z.object({ key: modelKey });
const freed = z.object({ freedBytes: z.number() });

/** Requests to the engine about models; all are open to the page. */
export const modelRequests = {
  'models.list': { input: nothing, output: modelsState },
  /** May embed a few passages to measure the model’s speed, which takes seconds. */
  'models.plan': { input: modelRef, output: switchPlan },
  /** Remembers that the user does not want the model that is offered. */
  'models.decline': { input: nothing, output: nothing },
  'models.pause': { input: nothing, output: nothing },
  'models.resume': { input: nothing, output: nothing },
  'models.cancel': { input: nothing, output: nothing },
  /** Answers the last questions with the active model and with one whose vectors are kept. */
  'models.compare': { input: modelRef, output: comparison },
  /** Deletes the vectors of a model that search does not use. */
  'models.discard': { input: modelRef, output: freed },
  'models.download': { input: modelRef, output: nothing },
  'models.cancelDownload': { input: modelRef, output: nothing },
  /** Deletes the downloaded files of a model that is not in use. */
  'models.deleteFiles': { input: modelRef, output: freed },
  /** Adds a model of the hub to the list, if it can be used. */
  'models.addLocal': { input: z.object({ repository: z.string().trim().min(1).max(200) }), output: modelRef },
  /** Embeds one word. */
  'models.test': { input: hostedDraft, output: z.object({ dimensions: z.int(), ms: z.number() }) },
  'models.addHosted': { input: hostedDraft, output: modelRef },
  /** Removes a model that the user added, with its vectors and files. */
  'models.remove': { input: z.object({ id: modelKey }), output: nothing },
  'models.configure': { input: modelChoices, output: nothing },
  'failures.list': { input: nothing, output: z.object({ failures: z.array(embeddingFailure), total: z.int() }) },
  'failures.retry': { input: nothing, output: nothing },
} satisfies Contract;

/** Requests to the engine about notes; all are open to the page. */
export const searchRequests = {
  'search.run': { input: searchRequest, output: searchResponse },
  /** The passages of one note that match a query, best first. */
  'search.passages': {
    input: searchRequest.omit({ wordsFirst: true }).extend({ noteId: rowId }),
    output: z.object({ passages: z.array(foundPassage) }),
  },
  /** The sentence of each passage that best answers a query; null where none stands out. */
  'search.sentences': {
    input: z.object({ query: z.string().max(10_000), chunkIds: z.array(rowId).max(50) }),
    output: z.object({ sentences: z.array(z.object({ chunkId: z.int(), sentence: textRange.nullable() })) }),
  },
  'search.similar': { input: similarRequest, output: searchResponse },
  /** Why other notes are similar to a note. Embeds their sentences, which takes time. */
  'search.likeness': { input: likenessRequest, output: z.object({ likenesses: z.array(likeness) }) },
  /** How many of the notes that a search finds are in each folder and have each tag; see docs/search.md. */
  'search.facets': { input: searchRequest.pick({ query: true, mode: true }), output: foundCounts },
  /** How many notes of the library are in each folder and have each tag. */
  'library.facets': { input: nothing, output: facetCounts },
  'search.suggest': { input: suggestRequest, output: z.object({ suggestions: z.array(suggestion) }) },
  /** The notes of the home; quick, whatever the size of the library. */
  'home.notes': { input: nothing, output: homeNotes },
  /** The names of notes with an id above `after`, in the order of their ids, some thousands at once; none at the end. */
  'notes.titles': { input: z.object({ after: rowId }), output: noteTitles },
  'note.read': { input: noteKey.extend({ chunkId: rowId.nullable() }), output: note },
  /** What the images of a note are, by their targets as written. */
  'note.images': {
    input: noteKey.extend({ targets: z.array(imageTarget).max(200) }),
    output: z.object({ images: z.array(noteImage) }),
  },
} satisfies Contract;

/** Requests to the engine about links between notes; all are open to the page. */
export const linkRequests = {
  /** Where links of a note lead, in their order. */
  'links.resolve': { input: resolveRequest, output: z.object({ links: z.array(resolvedLink) }) },
  /** Where the heading or block that a link names is in its note, see `resolvedLink`. */
  'links.place': { input: noteKey.extend({ subpath: z.string().max(2_000) }), output: linkedPlace },
  /** The first lines of what a link leads to. */
  'links.peek': { input: noteKey.extend({ subpath: z.string().max(2_000) }), output: peek },
  /** The notes that link to a note. */
  'links.backlinks': { input: relatedRequest, output: relatedNotes },
  /** The notes that name a note, by its title, file name or an alias, and do not link to it. */
  'links.mentions': { input: relatedRequest, output: relatedNotes },
} satisfies Contract;

/** Requests to the engine about saved and recent searches; all are open to the page. Each returns the updated lists. */
export const savedSearchRequests = {
  'searches.list': { input: nothing, output: searchLists },
  /** Adds a search to the recent ones, unless they are switched off. */
  'searches.remember': { input: keptSearch, output: searchLists },
  /** Saves a search under a name, in place of one with the same query. */
  'searches.save': { input: savedSearch, output: searchLists },
  'searches.remove': {
    input: keptSearch.pick({ query: true }).extend({ from: z.enum(['saved', 'recent']) }),
    output: searchLists,
  },
  /** Deletes the recent searches. */
  'searches.clear': { input: nothing, output: searchLists },
  /** Switches recent searches on, or off, which also deletes them. */
  'searches.configure': { input: z.object({ remembers: z.boolean() }), output: searchLists },
} satisfies Contract;

const folderRef = z.object({ folderId: rowId });
const folderDraft = folderRef.extend({ settings: folderSettings });
/** A problem’s path is empty for the folder itself. */
const problemRef = folderRef.extend({ path: filePath.or(z.literal('')) });

/** Requests to the engine about folders and their problems; all are open to the page. */
export const folderRequests = {
  /** How the library is, in figures. Reads everything that is stored, which takes seconds. */
  'diagnostics.read': { input: nothing, output: diagnostics },
  /** Embeds some passages once more, which takes seconds. */
  'diagnostics.compare': { input: nothing, output: vectorComparison },
  'library.rescan': { input: nothing, output: nothing },
  /** Sets the database aside, and fills another one from the notes; everything the user has chosen is kept. */
  'library.rebuild': { input: nothing, output: nothing },
  /** The user has seen the notice about what has happened to the library. */
  'library.seen': { input: nothing, output: nothing },
  /** Copies the sample that ships with Nearnote into the user’s data, and adds the copy. */
  'folders.addSample': { input: nothing, output: nothing },
  /** Removes a folder from the library. Only the copy of the sample is deleted, but not what the user has changed in it. */
  'folders.remove': { input: folderRef, output: nothing },
  /** The user is back at the window: whether the folders are there and still the same ones is checked now. */
  'folders.look': { input: nothing, output: nothing },
  /** Begins to compare one folder with the disk. */
  'folders.rescan': { input: folderRef, output: nothing },
  /** Changes the settings of a folder, and indexes it again. */
  'folders.configure': { input: folderDraft, output: nothing },
  /** What settings would exclude; nothing is changed. */
  'folders.preview': { input: folderDraft, output: exclusionPreview },
  /** Pauses indexing and embedding, also over a restart, until they are resumed; what is indexed stays. */
  'indexing.pause': { input: nothing, output: nothing },
  'indexing.resume': { input: nothing, output: nothing },
  'problems.list': { input: nothing, output: z.object({ problems: z.array(problem), total: z.int() }) },
  /** Indexes one file again, or for null all files with problems; resolves when that is done. */
  'problems.retry': { input: z.object({ only: problemRef.nullable() }), output: nothing },
} satisfies Contract;

/** Requests to the engine about the map; all are open to the page. */
export const mapRequests = {
  'map.state': { input: nothing, output: mapState },
  /**
   * Brings the map up to date: places new notes, and lays all out where there is no map or too much has changed. Resolves
   * at once; `map.changed` reports what follows. `anew`: lays all out in any case.
   */
  'map.update': { input: z.object({ anew: z.boolean() }), output: mapState },
  /** Notes from the `from`th on, at most `mapBatchSize`. */
  'map.points': { input: z.object({ from: position }), output: mapBatch },
  /** @throws NearnoteError `map-changed` if the cluster is of another version. */
  'map.rename': { input: renamedCluster, output: mapState },
} satisfies Contract;

/** Requests to the engine about the network; all are open to the page. */
export const networkRequests = {
  'network.state': { input: nothing, output: networkState },
  /** Switches the network off for everything that Nearnote does, or on; main asks before it is switched on. */
  'network.switch': { input: z.object({ isOff: z.boolean() }), output: networkState },
} satisfies Contract;

const scanChoice = z.object({ languages: scanLanguages });

/** Requests to the engine about scanned pages; all are open to the page. */
export const scanRequests = {
  /** What has to be fetched before pages can be read in these languages. */
  'scans.plan': { input: scanChoice, output: scanPlan },
  /** Reads scanned pages from now on, and fetches what is missing; main asks about the host first. */
  'scans.read': { input: scanChoice, output: nothing },
  /** Reads none, or no more. */
  'scans.decline': { input: nothing, output: nothing },
} satisfies Contract;

/** All requests to the engine. */
export const engineRequests = {
  ...modelRequests,
  ...searchRequests,
  ...linkRequests,
  ...savedSearchRequests,
  ...folderRequests,
  ...mapRequests,
  ...networkRequests,
  ...scanRequests,
  'library.state': { input: nothing, output: libraryState },
  /** The window shows what it shows first: what nobody waits for may begin, such as looking through the folders. */
  'window.drawn': { input: nothing, output: nothing },
  /** How fast passages are embedded from now on. */
  'indexing.pace': { input: z.object({ pace, computer: computerState }), output: nothing },
  /** A folder is about to be added: what its notes are read with may get ready. */
  'folders.expect': { input: nothing, output: nothing },
  'folders.add': { input: z.object({ paths: z.array(filePath).min(1).max(1_000) }), output: nothing },
  /**
   * Begins to switch, with a download if necessary. `agreed`: the user agrees that texts are sent to the model’s host.
   * @throws NearnoteError `consent-missing` without it, for a host that they have not agreed to before.
   */
  'models.use': { input: modelRef.extend({ agreed: z.boolean() }), output: nothing },
  /** The file of an image that a note shows; null where there is none that may be shown. */
  'note.image': {
    input: noteKey.extend({ target: imageTarget }),
    output: z.object({ image: z.object({ path: z.string(), type: z.string() }).nullable() }),
  },
  /**
   * `offset`: a place in the note’s text; its line and column count from 1, and are null without it, and in documents. The
   * format is null for what is no note by its name.
   */
  'note.locate': {
    input: notePlace,
    output: z.object({
      path: z.string(),
      format: noteFormat.nullable(),
      at: z.object({ line: z.int(), column: z.int() }).nullable(),
    }),
  },
  'folders.locate': { input: folderRef, output: z.object({ path: z.string() }) },
  'problems.locate': { input: problemRef, output: z.object({ path: z.string() }) },
  /** Imports a model’s files from a folder instead of downloading them. */
  'models.import': { input: modelRef.extend({ folder: filePath }), output: nothing },
  /** Reads what says which versions of Nearnote there are. */
  'update.read': {
    input: z.object({ url: z.url(), accept: z.string().nullable() }),
    output: z.object({ text: z.string() }),
  },
  /** Downloads a new version of Nearnote; answers with the hash of what was written, in base64. */
  'update.save': { input: z.object({ url: z.url(), file: filePath }), output: z.object({ sha512: z.string() }) },
  'engine.close': { input: nothing, output: nothing },
} satisfies Contract;

const service = z.object({ baseUrl: webAddress });

/**
 * The page’s requests to main, which forwards those of the engine. They name no path, and agree to nothing: what needs the
 * user’s consent is asked by main.
 */
export const pageRequests = {
  ...modelRequests,
  ...searchRequests,
  ...linkRequests,
  ...savedSearchRequests,
  ...folderRequests,
  ...mapRequests,
  ...networkRequests,
  ...scanRequests,
  'library.state': engineRequests['library.state'],
  'window.drawn': engineRequests['window.drawn'],
  /**
   * What to show until the library is open: what the window showed when it was closed last, null if that is not known or not
   * needed any more. `isNew`: nothing has been opened before, so that there is nothing to wait for.
   */
  'library.lastSeen': { input: nothing, output: z.object({ lastSeen: lastSeen.nullable(), isNew: z.boolean() }) },
  /** Opens the system’s dialog for folders to add; `added` is false if the user cancels. */
  'folders.choose': { input: nothing, output: z.object({ added: z.boolean() }) },
  /** Adds what was dropped on the window, by the tokens that the preload has given for it; each serves once. */
  'folders.addDropped': { input: z.object({ tokens: z.array(z.uuid()).min(1).max(1_000) }), output: nothing },
  /** Begins to switch, with a download if necessary. The user is asked before texts are sent to a new host. */
  'models.use': { input: modelRef, output: nothing },
  /** Opens the system’s dialog for a folder to import; `imported` is false if the user cancels. */
  'models.chooseImport': { input: modelRef, output: z.object({ imported: z.boolean() }) },
  /** Opens a note in the editor of the preferences, at a place in its text where the editor can. */
  'note.open': { input: notePlace, output: nothing },
  'note.reveal': { input: noteKey, output: nothing },
  'folders.reveal': { input: folderRef, output: nothing },
  /** Lets the drag that has begun in the page carry the files of these notes. */
  'notes.drag': { input: z.object({ noteIds: z.array(rowId).min(1).max(1_000) }), output: nothing },
  /** Puts a text on the clipboard, which the page itself may not touch. */
  'clipboard.write': { input: z.object({ text: z.string().max(1_000_000) }), output: nothing },
  'problems.reveal': { input: problemRef, output: nothing },
  'preferences.read': { input: nothing, output: preferences },
  /** Answers with the preferences as they are then. */
  'preferences.change': { input: preferencesChange, output: preferences },
  /** Shows these commands in the application’s menu. */
  'menu.show': { input: z.object({ commands: z.array(menuCommand).max(500) }), output: nothing },
  'hosts.list': { input: nothing, output: allowedHosts },
  /** Allows an address again that the user has taken back. They are asked. */
  'hosts.allow': { input: z.object({ address: webAddress }), output: allowedHosts },
  /** Takes back that Nearnote may ask something of an address. */
  'hosts.revoke': { input: z.object({ address: webAddress }), output: allowedHosts },
  /** Takes back that pages of a host open in the browser without a question. */
  'hosts.askAgain': { input: z.object({ host: webAddress }), output: allowedHosts },
  'token.status': { input: service, output: tokenStatus },
  /**
   * `keep`: in the system’s keychain, or in memory until the app is closed. No request returns the token. The user is asked
   * before one is saved, replaced or removed.
   */
  'token.save': {
    input: service.extend({ token: z.string().trim().min(1).max(4_000), keep: z.enum(['keychain', 'session']) }),
    output: tokenStatus,
  },
  'token.remove': { input: service, output: tokenStatus },
  'update.state': { input: nothing, output: updateState },
  /** Looks for a new version. The user is asked before its host is contacted for the first time. */
  'update.look': { input: nothing, output: updateState },
  /** Downloads the version that was found; `update.changed` reports how far it has come. */
  'update.fetch': { input: nothing, output: updateState },
  /** Installs the version that was downloaded, once the user has agreed, and starts it. */
  'update.install': { input: nothing, output: updateState },
  'app.about': {
    input: nothing,
    output: z.object({ version: z.string(), modelCredits: z.string(), dataFolder: z.string() }),
  },
} satisfies Contract;

/** The engine’s requests to the program that runs it, for what only the system knows. */
export const systemRequests = {
  /** The token for a hosted service; null if there is none. */
  'token.read': { input: service, output: z.object({ token: z.string().nullable() }) },
  /**
   * The way to an address: the proxy as `http://host:port`, or null to connect directly. `request` is the address that was
   * asked for first, if a host sends on to another one.
   * @throws NearnoteError `consent-missing` if the user has not allowed what was asked for.
   */
  'network.route': {
    input: z.object({ url: z.string(), request: z.string() }),
    output: z.object({ proxy: z.string().nullable() }),
  },
} satisfies Contract;

/** Events from the engine to main, and from main to the page. */
export const events = {
  /** At most ten times a second. */
  'library.changed': libraryState,
  /** At most four times a second. */
  'models.changed': modelsState,
  /** The user has chosen a command of the page’s in the application’s menu. */
  'menu.chosen': z.object({ id: z.string() }),
  /** At most ten times a second. */
  'map.changed': mapState,
  /** A few times a second at most. */
  'update.changed': updateState,
} as const;

export type PageRequestName = keyof typeof pageRequests;
export type EventName = keyof typeof events;
