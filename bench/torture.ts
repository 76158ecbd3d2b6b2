/**
 * Files that break note apps, through the intake threads: what became of each, how long that took, and how much memory.
 * What is not indexed, or only with a warning, must be what `torture-expected.ts` says.
 *   node bench/torture.ts <folder> …
 */
import { type Dirent, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { formatOf } from '../src/engine/intake/format.ts';
import { IntakeThreads } from '../src/engine/intake/intake-threads.ts';
import type { PreparationOutcome } from '../src/engine/intake/preparation.ts';
import { expectedOutcomes, guessed } from './torture-expected.ts';

const project = join(import.meta.dirname, '..');
const threads = new IntakeThreads(
  join(project, 'src/engine/intake/worker.ts'),
  join(project, 'resources/models/starter/tokenizer.json'),
);
let peak = 0;
const sampling = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);

let mismatches = 0;
for (const root of process.argv.slice(2)) {
  if (!existsSync(root)) throw new Error(`There is no folder ${root}.`);
  const paths = (await filesBelow(root)).filter((path) => formatOf(path) !== null);
  const began = performance.now();
  const outcomes: PreparationOutcome[] = [];
  for (let at = 0; at < paths.length; at += 32) {
    const files = paths.slice(at, at + 32).map((path) => ({ path, size: 1_000, storedHash: null, mostMegabytes: 10 }));
    outcomes.push(...(await threads.prepare(root, files)));
  }
  const seconds = (performance.now() - began) / 1000;
  const prepared = outcomes.filter((outcome) => outcome.kind === 'prepared');
  const chunks = prepared.reduce((sum, note) => sum + note.chunks.length, 0);
  console.log(
    `\n${root}: ${paths.length} files in ${seconds.toFixed(1)} s; ${prepared.length} indexed, ${chunks} passages`,
  );
  for (const outcome of outcomes) {
    const told = 'reason' in outcome ? outcome.reason : outcome.kind === 'prepared' ? outcome.warning : null;
    const expected = expectedOutcomes.find(([name]) => outcome.path.endsWith(name))?.[1] ?? null;
    const fits = expected === null ? told === null || guessed.test(told) : told !== null && expected.test(told);
    if (!fits) mismatches++;
    if ((told !== null && !guessed.test(told)) || !fits)
      console.log(`${fits ? '  ' : '! '}${JSON.stringify(outcome.path)}: ${told ?? 'indexed'}`);
  }
}
clearInterval(sampling);
await threads.close();
console.log(`\npeak memory ${Math.round(peak / 1024 / 1024)} MB; ${mismatches} outcomes are not the expected ones`);
if (mismatches > 0) process.exitCode = 1;

/** Paths of everything below a folder that is no folder and no link. */
async function filesBelow(root: string): Promise<string[]> {
  const found: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    let entries: Dirent[] = [];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      console.log(`  ${folder}: ${String(error)}`);
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (!entry.isSymbolicLink()) found.push(relative(root, path));
    }
  }
  return found.sort();
}
