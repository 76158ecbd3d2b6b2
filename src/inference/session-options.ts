import type { ModelToLoad } from '../shared/inference.ts';
import { bytesOfModel } from './model-files.ts';

/**
 * Bytes of a model’s files above which ONNX Runtime is to take memory as it needs it. Otherwise it takes twice as much each
 * time, and Electron ends a process that asks for 2 GB at once (electron/electron#44291). For models of up
 * to 119 MB that costs some megabytes (docs/measurements.md).
 */
const largeModel = 500e6;

/** ONNX Runtime’s options for a session with a model. @param threads null leaves their number to the runtime. */
export function sessionOptions(
  { folder, background }: Pick<ModelToLoad, 'folder' | 'background'>,
  threads: number | null,
) {
  return {
    ...(threads !== null && { intraOpNumThreads: threads }),
    // Memory patterns help when all inputs have the same shape, but here every text has its own. Without patterns,
    // a run takes half the memory and is no slower.
    enableMemPattern: false,
    enableCpuMemArena: bytesOfModel(folder) < largeModel,
    // Threads that spin while waiting for work answer a query sooner. In the background they would take the cores
    // from the tokenizer and from all work with a higher priority.
    extra: { session: { intra_op: { allow_spinning: background ? '0' : '1' } } },
  };
}
