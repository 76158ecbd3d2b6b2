/**
 * What it costs to check the shape of a search’s answer, which each receiver of one does.
 *   node bench/validation.ts <folder of notes> [hits]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../src/cli/eval/metrics.ts';
import { openEngine } from '../src/cli/open-engine.ts';
import { searchResponse } from '../src/shared/domain.ts';

const [vault, most = '200'] = process.argv.slice(2);
if (vault === undefined) throw new Error('Give a folder of notes.');

const rounds = 200;
const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const engine = await openEngine(scratch);
engine.start();
await engine.addFolders([vault]);
await engine.settled();
const answer = await engine.search({ query: 'how do I list all the files', limit: Number(most), mode: 'hybrid' });
const times = Array.from({ length: rounds }, () => {
  const began = performance.now();
  searchResponse.parse(answer);
  return performance.now() - began;
});
console.log(
  `${answer.hits.length} hits, ${JSON.stringify(answer).length} characters: one validation takes ` +
    `p50 ${percentile(times, 0.5).toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms (${rounds} times)`,
);
await engine.close();
await rm(scratch, { recursive: true });
