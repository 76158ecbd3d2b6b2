import { z } from 'zod';

/** What a host (the desktop app's main process) gives the engine's worker thread as its `workerData`. */
const engineOptions = z.object({
  /** The library's folder: database, settings and lock live here; it is made if it is missing. */
  library: z.string(),
  /** The folder that holds one folder for each built-in model. */
  models: z.string(),
  /** The folder for what belongs to no one library: downloaded models, and settings about models. */
  data: z.string(),
  /** A prepared empty database to copy instead of making one; null where there is none. */
  template: z.string().nullable(),
  /** The built entry file of the thread that reads and cuts notes. */
  parsingWorker: z.string(),
  /** How this program names itself to another that finds the library in use. */
  owner: z.string(),
  /** The same for every engine that this host starts, of which one lives at a time: a lock that a dead one left is taken over. */
  session: z.string(),
});
export type EngineOptions = z.infer<typeof engineOptions>;

/** Number that the engine gives to an inference process; it is never used again. */
const process = z.int();

/**
 * The engine decides when inference processes start and stop; only its host can start an Electron utility
 * process. These messages, over a port of their own, are the whole seam between the two.
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

/** The engine's worker thread is started with both: its options, and the port that leads to the inference processes. */
export const engineWorkerData = z.object({ options: engineOptions, inferencePort: z.unknown() });
