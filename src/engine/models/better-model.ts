import type { ModelRuntime } from '../../shared/model-runtime.ts';
import type { ModelFit, ModelVariant, ModelView } from '../../shared/models.ts';

/** nDCG@10 that another model must gain: less is not noticed, and within what the choice of labelled sets changes. */
const clearGain = 0.03;
/** Models that are this close serve equally well, so that the fastest is the best of them. */
const tie = 0.01;
/** Seconds of embedding that a user can be expected to accept for a better model: an afternoon. */
const maxSeconds = 4 * 3600;
/** Of the computer’s memory; the rest is needed by other programs. */
const maxMemoryShare = 0.5;
/** Bytes of free disk space that are left. */
const spareDisk = 500_000_000;

/** What a computer offers, in bytes. */
export interface Room {
  memory: number;
  /** Free space on the disk of the models. */
  disk: number;
  /** What models run on there. */
  runtime: ModelRuntime;
}

export interface BetterModel {
  model: ModelView;
  variant: ModelVariant;
  fit: ModelFit;
  seconds: number;
  activeNdcg10: number;
}

/**
 * The model that would find clearly more than the active one; null if there is none, or if the active one was not measured.
 * Only models that were measured, run on this computer and would be ready within hours come into question: a hosted one is
 * never advised, because it costs money and is sent the notes.
 */
export function betterModel(models: readonly ModelView[], chunks: number, room: Room): BetterModel | null {
  const active = models.find(({ variants }) => variants.some(({ status }) => status.state === 'active'));
  if (!active?.fit) return null;
  const activeNdcg10 = active.fit.ndcg10;
  const better = models.flatMap((model): BetterModel[] => {
    const { fit, kind, variants } = model;
    const [variant] = variants;
    if (fit === null || kind === 'hosted' || variant?.seconds == null) return [];
    const { seconds } = variant;
    const isWorthIt = fit.ndcg10 >= activeNdcg10 + clearGain && seconds <= maxSeconds;
    return isWorthIt && hasRoom(model, variant, chunks, room) ? [{ model, variant, fit, seconds, activeNdcg10 }] : [];
  });
  const best = Math.max(...better.map(({ fit }) => fit.ndcg10));
  const equallyGood = better.filter(({ fit }) => fit.ndcg10 >= best - tie);
  return equallyGood.toSorted((a, b) => a.seconds - b.seconds)[0] ?? null;
}

function hasRoom({ dimensions }: ModelView, { bytes, downloaded }: ModelVariant, chunks: number, room: Room): boolean {
  const files = bytes ?? 0;
  const vectors = chunks * dimensions * Float32Array.BYTES_PER_ELEMENT;
  const download = downloaded ? 0 : files;
  return memoryFor(files, room.runtime) <= room.memory * maxMemoryShare && download + vectors + spareDisk <= room.disk;
}

/**
 * Memory of a model’s two processes, for queries and for passages, in bytes. Measured: MiniLM (24 MB) takes 640 MB,
 * multilingual-e5-small (135 MB, much of it vocabulary) 1,440 MB. In WebAssembly each process takes some 300 MB more, and the
 * model once more.
 */
function memoryFor(files: number, runtime: ModelRuntime): number {
  const native = 7 * files + 500_000_000;
  return runtime === 'native' ? native : native + 2 * (files + 300_000_000);
}
