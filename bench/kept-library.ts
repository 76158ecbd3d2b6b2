import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What stands beside a made-up library once it is filled. */
export const keptLibrary = z.object({
  passages: z.int(),
  dimensions: z.int(),
  /** Seconds that filling lasted. */
  seconds: z.number(),
  /** The passages truly nearest to each of the first queries, best first. */
  truth: z.array(z.array(z.int())),
});
export type KeptLibrary = z.infer<typeof keptLibrary>;

export function aboutPath(folder: string): string {
  return join(folder, 'filled.json');
}

/**
 * The made-up library in a folder, filled if there is none: in a process of its own, so that what that takes is not
 * counted as what searching takes.
 */
export function keepLibrary(folder: string, passages: number, dimensions: number): KeptLibrary {
  if (!existsSync(aboutPath(folder))) {
    const script = join(import.meta.dirname, 'fill-library.ts');
    execFileSync(process.execPath, [script, folder, String(passages), String(dimensions)], { stdio: 'inherit' });
  }
  const kept = keptLibrary.parse(JSON.parse(readFileSync(aboutPath(folder), 'utf8')));
  if (kept.passages !== passages || kept.dimensions !== dimensions)
    throw new Error(`${folder} holds ${kept.passages} passages of ${kept.dimensions} dimensions.`);
  return kept;
}
