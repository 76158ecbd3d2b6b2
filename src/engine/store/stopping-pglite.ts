import type { PGlite } from '@electric-sql/pglite';
import { z } from 'zod';

/** How PostgreSQL leaves a statement that has failed, in pglitec.c; PGlite goes on from there. */
const longJump = 100;
const isLongJump = (error: unknown) => z.object({ status: z.literal(longJump) }).safeParse(error).success;

/**
 * Has a PGlite whose PostgreSQL has ended (a PANIC, as for a write-ahead log that cannot be written, or a fault in its
 * WebAssembly) say so: by itself it gives the same statement to PostgreSQL again, for ever. What is committed is safe, as
 * after a kill. The instance is of no more use: this statement and all further ones fail.
 * @param describe makes the error with which they fail of what ended PostgreSQL; called once.
 */
export function stopWhenEnded(pglite: PGlite, describe: (cause: unknown) => Error): void {
  const { Module: module } = pglite;
  const runOnce = module._PostgresMainLoopOnce.bind(module);
  const [jump, makeReady, flush] = [
    module._PostgresMainLongJmp.bind(module),
    module._PostgresSendReadyForQueryIfNecessary.bind(module),
    module._pgl_pq_flush.bind(module),
  ];
  let ended: Error | null = null;
  module._PostgresMainLoopOnce = () => {
    try {
      if (ended === null) return runOnce();
    } catch (error) {
      if (isLongJump(error)) throw error;
      ended = describe(error);
    }
    // PGlite swallows whatever is thrown here. For this status it calls the function below, where it swallows nothing.
    throw { status: longJump };
  };
  module._PostgresMainLongJmp = () => {
    if (ended !== null) throw ended;
    jump();
  };
  // Both are called after every statement, and would enter the PostgreSQL that has ended.
  module._PostgresSendReadyForQueryIfNecessary = () => void (ended === null && makeReady());
  module._pgl_pq_flush = () => void (ended === null && flush());
}
