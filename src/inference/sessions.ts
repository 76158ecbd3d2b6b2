import { availableParallelism, totalmem } from 'node:os';
import type { ModelToLoad } from '../shared/inference.ts';
import { type ModelRuntime, modelRuntimeOf } from '../shared/model-runtime.ts';
import { bytesOfModel } from './model-files.ts';

export interface SessionPlan {
  /** Sessions of the model that run side by side, each in a thread of its own. */
  sessions: number;
  /** Threads of each; null leaves it to the runtime, which takes one for each core. */
  threads: number | null;
}

interface Computer {
  cores: number;
  /** Bytes. */
  memory: number;
  runtime: ModelRuntime;
}

const oneForAllCores: SessionPlan = { sessions: 1, threads: null };

/** The part of the computer’s memory that the sessions of a model may take together. */
const partOfMemory = 1 / 32;
/** Bytes that a session takes beside the weights, of which it has its own. */
const besideWeights = 40e6;

/**
 * How many sessions of a model embed passages side by side on the processor. A text takes a session with one
 * thread for each core up to half as long again, because the threads wait for each other after every operator, the more so
 * when another program takes one of the cores (docs/measurements.md).
 */
export function sessionPlan(
  model: Pick<ModelToLoad, 'folder' | 'device' | 'background' | 'careful'>,
  { cores, memory, runtime }: Computer = thisComputer(),
): SessionPlan {
  const { folder, device, background, careful } = model;
  // A query is one text.
  if (!background || careful || device !== 'cpu' || runtime !== 'native') return oneForAllCores;
  const affordable = Math.floor((memory * partOfMemory) / (bytesOfModel(folder) + besideWeights));
  const sessions = Math.min(cores, affordable);
  return sessions < 2 ? oneForAllCores : { sessions, threads: Math.floor(cores / sessions) };
}

function thisComputer(): Computer {
  return { cores: availableParallelism(), memory: totalmem(), runtime: modelRuntimeOf(process) };
}
