import type { Engine } from '../src/engine/engine.ts';

/** Whether folders are being gone through, or notes taken in. */
export function isReading(engine: Engine): boolean {
  const { phase } = engine.state().progress;
  return phase === 'scanning' || phase === 'chunking';
}

/** @param each done with every look. */
export async function until(condition: () => boolean, each: () => void = () => {}): Promise<void> {
  while (!condition()) {
    each();
    await pause(2);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((passed) => setTimeout(passed, milliseconds));
}
