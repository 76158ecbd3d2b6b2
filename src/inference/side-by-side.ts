import PQueue from 'p-queue';
import type { Infer, TokenizedBatch } from './tokenized-batch.ts';

/** Parts of a batch for each session: they end at about the same time, and the messages for them cost nothing. */
const partsEach = 8;

interface Sessions {
  /** The most that run side by side. */
  most: number;
  /** Starts another one, in a thread of its own. */
  start: () => Promise<Infer>;
  /** Another one could not be started: those that run go on. */
  onFailure: (error: unknown) => void;
}

/**
 * Infers with several sessions of one model, each on a text of its own: they need not wait for each other after every
 * operator, as the threads of a single session must. All but the first are started, one after another, for the second
 * batch: the few passages of a changed note do not wait for them.
 * @returns batches are begun in the order of the calls. @throws what the first session cannot be started for.
 */
export async function inferSideBySide({ most, start, onFailure }: Sessions): Promise<Infer> {
  // Where there are several, each has a part in work and one waiting: while this thread tokenises, none stands still.
  const atOnce = most === 1 ? 1 : 2;
  const free: Infer[] = [];
  const queue = new PQueue({ concurrency: atOnce });
  let sessions = 0;
  let batches = 0;
  let growing: Promise<void> | null = null;

  async function add(): Promise<void> {
    const session = await start();
    sessions++;
    for (let slot = 0; slot < atOnce; slot++) free.push(session);
    queue.concurrency = sessions * atOnce;
  }

  async function grow(): Promise<void> {
    while (sessions < most) await add();
  }

  async function inferPart(part: TokenizedBatch): ReturnType<Infer> {
    const session = free.shift();
    if (session === undefined) throw new Error('More parts are inferred at once than there are sessions for.');
    try {
      return await session(part);
    } finally {
      free.push(session);
    }
  }

  await add();
  return async (batch) => {
    batches++;
    if (batches > 1) growing ??= grow().catch(onFailure);
    await growing;
    let began = Number.POSITIVE_INFINITY;
    const parts = await Promise.all(
      partsOf(batch, most === 1 ? 1 : most * partsEach).map((part) =>
        queue.add(() => {
          began = Math.min(began, performance.now());
          return inferPart(part);
        }),
      ),
    );
    return { ...joined(parts), ms: performance.now() - began };
  };
}

/** Cuts a batch into parts of about as many tokens, one text at least. */
function partsOf({ ids, lengths }: TokenizedBatch, most: number): TokenizedBatch[] {
  const enough = ids.length / most;
  const parts: TokenizedBatch[] = [];
  let [first, start, end] = [0, 0, 0];
  for (const [text, length] of lengths.entries()) {
    end += length;
    if (end - start < enough && text < lengths.length - 1) continue;
    parts.push({ ids: ids.slice(start, end), lengths: lengths.slice(first, text + 1) });
    [first, start] = [text + 1, end];
  }
  return parts;
}

function joined(parts: Awaited<ReturnType<Infer>>[]): { vectors: Float32Array; dimensions: number } {
  const vectors = new Float32Array(parts.reduce((sum, part) => sum + part.vectors.length, 0));
  let at = 0;
  for (const part of parts) {
    vectors.set(part.vectors, at);
    at += part.vectors.length;
  }
  return { vectors, dimensions: parts[0]?.dimensions ?? 0 };
}
