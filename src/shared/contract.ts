import { z } from 'zod';
import { libraryState, note, searchRequest, searchResponse } from './domain.ts';
import type { Contract } from './rpc.ts';

const nothing = z.object({});
const documentRef = z.object({ documentId: z.int() });

/** What the engine answers, to the window's main process as to the command line. */
export const engineRequests = {
  'library.state': { input: nothing, output: libraryState },
  'library.rescan': { input: nothing, output: nothing },
  'folders.add': { input: z.object({ paths: z.array(z.string().min(1)).min(1) }), output: nothing },
  'folders.remove': { input: z.object({ folderId: z.int() }), output: nothing },
  'search.run': { input: searchRequest, output: searchResponse },
  'note.read': { input: documentRef.extend({ chunkId: z.int().nullable() }), output: note },
  'note.locate': { input: documentRef, output: z.object({ path: z.string() }) },
  'engine.close': { input: nothing, output: nothing },
} satisfies Contract;

/** What the page may ask of main. The first five are the engine's own, passed through; paths to open never come from the page. */
export const pageRequests = {
  'library.state': engineRequests['library.state'],
  'library.rescan': engineRequests['library.rescan'],
  'folders.add': engineRequests['folders.add'],
  'folders.remove': engineRequests['folders.remove'],
  'search.run': engineRequests['search.run'],
  'note.read': engineRequests['note.read'],
  /** Asks for folders with the system's dialog; `added` is false when the person cancels. */
  'folders.choose': { input: nothing, output: z.object({ added: z.boolean() }) },
  'note.open': { input: documentRef, output: nothing },
  'note.reveal': { input: documentRef, output: nothing },
  'app.about': {
    input: nothing,
    output: z.object({ version: z.string(), modelCredits: z.string(), dataFolder: z.string() }),
  },
} satisfies Contract;

/** What is told without being asked: to main by the engine, to the page by main. */
export const events = {
  /** At most ten times a second. */
  'library.changed': libraryState,
} as const;

export type PageRequestName = keyof typeof pageRequests;
export type EventName = keyof typeof events;
