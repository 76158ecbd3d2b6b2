import { z } from 'zod';

/** What the engine needs to open a library: the one argument of its process, as JSON. */
export const engineOptions = z.object({
  /** The library’s folder, with its database, settings and lock; it is created if it does not exist. */
  library: z.string(),
  /** The folder with a subfolder for each built-in model. */
  models: z.string(),
  /** The folder for what all libraries share: downloaded models, and settings about models. */
  data: z.string(),
  /** The folder of notes that ship with the program as a sample. */
  sample: z.string(),
  /** The file of a prepared empty database to unpack instead of creating one; null if there is none. */
  template: z.string().nullable(),
  /** The built entry file of the parsing threads. */
  parsingWorker: z.string(),
  /** The built entry file of the thread that arranges the map. */
  mapWorker: z.string(),
  /** What this program is, for another one that finds the library in use: `app`, `command`, or a name. */
  owner: z.string(),
  /**
   * The same for all engines that a program starts, one after another: a lock that a crashed one left behind is taken
   * over.
   */
  session: z.string(),
  /**
   * `allowed`, the usual: a database that cannot be opened is renamed, never deleted, and an empty one that is filled from the
   * notes takes its place; `asked`: so is one that can be opened; `forbidden`: nothing of the library is changed.
   */
  rebuilding: z.enum(['allowed', 'asked', 'forbidden']).optional(),
});
export type EngineOptions = z.infer<typeof engineOptions>;

export type Rebuilding = NonNullable<EngineOptions['rebuilding']>;

/** The number of an inference process, given by the engine and never reused. */
const process = z.int();

/**
 * The engine decides when inference processes start and stop, but only Electron’s main process can start them. The two
 * communicate with these messages.
 */
export const inferenceCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), process }),
  z.object({ kind: z.literal('post'), process, message: z.unknown() }),
  z.object({ kind: z.literal('kill'), process }),
]);
export type InferenceCommand = z.infer<typeof inferenceCommand>;

export const inferenceEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), process, message: z.unknown() }),
  z.object({ kind: z.literal('exit'), process, reason: z.string() }),
]);
export type InferenceEvent = z.infer<typeof inferenceEvent>;

/** The kind of these messages on the port between main and the engine. */
export const inferenceMessages = 'inference';

/** The event by which the engine shows that it is alive, and the milliseconds between two of them. */
export const beatEvent = 'beat';
export const beatEvery = 20_000;
