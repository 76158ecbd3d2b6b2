/**
 * A vault through the engine: how soon it can be searched, how fast it is embedded, how long a search takes.
 *   node bench/vault.ts <folder of notes>
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../src/cli/eval/metrics.ts';
import { openEngine } from '../src/cli/open-engine.ts';
import { scanFolder } from '../src/engine/indexing/scan.ts';
import { searchMode } from '../src/shared/domain.ts';

const [vault] = process.argv.slice(2);
if (vault === undefined) throw new Error('Give a folder of notes.');

const { files } = await scanFolder(vault);
const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const empty = performance.now();
const phases: { phase: string; at: number }[] = [];
let began = 0;
const engine = await openEngine(scratch, {
  onLibraryChange: ({ progress: { phase } }) => {
    if (phases.at(-1)?.phase !== phase) phases.push({ phase, at: performance.now() - began });
  },
});
const opened = performance.now() - empty;

began = performance.now();
engine.start();
await engine.addFolders([vault]);
await engine.settled();
const all = performance.now() - began;
const { notes, chunks, embedded, failed } = engine.state();
const embeddingFrom = phases.find(({ phase }) => phase === 'embedding')?.at ?? 0;

console.log(
  `${vault}: ${files.length} files; ${notes} notes, ${chunks} passages, ${embedded} embedded, ${failed} failed`,
);
console.log(`library made and opened        ${seconds(opened)}`);
console.log(`searchable by words            ${seconds(embeddingFrom)} after the drop`);
console.log(`all embedded                   ${seconds(all)} after the drop`);
console.log(`whole pipeline                 ${Math.round(chunks / (all / 1000))} passages/s`);
console.log(`embedding alone                ${Math.round(chunks / ((all - embeddingFrom) / 1000))} passages/s`);

// A note's file name, its words parted, is a natural question for it; every query is new, so each is embedded.
const queries = files
  .filter((_, index) => index % Math.ceil(files.length / 400) === 0)
  .map(({ path }) =>
    path
      .replace(/.*\//, '')
      .replace(/\.\w+$/, '')
      .replaceAll('-', ' '),
  );
for (const mode of searchMode.options) {
  const ms: number[] = [];
  for (const query of queries) ms.push((await engine.search({ query: `${query} ${mode}`, limit: 10, mode })).ms);
  console.log(
    `search, ${mode.padEnd(8)}  ms p50 ${percentile(ms, 0.5).toFixed(1)}  p95 ${percentile(ms, 0.95).toFixed(1)}  max ${Math.max(...ms).toFixed(1)}  (${queries.length} queries)`,
  );
}
await engine.close();

const reopening = performance.now();
const again = await openEngine(scratch);
console.log(`an existing library opened     ${seconds(performance.now() - reopening)}`);
await again.close();
await rm(scratch, { recursive: true });

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
