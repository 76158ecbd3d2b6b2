import type { VectorMemoryChoice } from './models.ts';

const shares: Record<VectorMemoryChoice, number> = { none: 0, tenth: 0.1, quarter: 0.25 };

/** Bytes that rounded vectors may take on a computer with so much memory. A kernel’s is 4 GB at most, which it must not reach while it grows. */
export function mostVectorBytes(choice: VectorMemoryChoice, memory: number): number {
  return Math.min(memory * shares[choice], 3e9);
}
