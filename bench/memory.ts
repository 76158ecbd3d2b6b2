/**
 * Memory of a library’s engine after many searches and switches of the model beside what it was, every process together.
 *   node --expose-gc bench/memory.ts <folder of notes> [searches]
 * As the app at rest has it: what has been collected is not counted, nor pages that V8 keeps some seconds longer for itself.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../src/cli/open-engine.ts';
import { scanFolder } from '../src/engine/indexing/scan.ts';
import { startOpenAi } from '../src/engine/testing/openai-server.ts';
import { megabytes, processes } from '../src/engine/testing/process-memory.ts';
import { pause } from './waiting.ts';

const [vault, most = '1000'] = process.argv.slice(2);
if (vault === undefined || globalThis.gc === undefined) throw new Error('Give a folder of notes, and --expose-gc.');
const collect = globalThis.gc;

const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
process.env.NEARNOTE_DATA = join(scratch, 'data');
const server = await startOpenAi({ models: { 'bag-of-words': 384 } });
const engine = await openEngine(join(scratch, 'library'));
engine.start();
await engine.addFolders([vault]);
await engine.settled();
const key = await engine.models.addHosted({
  service: 'ollama',
  baseUrl: server.url,
  model: 'bag-of-words',
  dimensions: null,
});

const { files } = await scanFolder(vault);
const titles = files.map(({ path }) =>
  path
    .replace(/.*\//, '')
    .replace(/\.\w+$/, '')
    .replaceAll('-', ' '),
);
let asked = 0;

// Both models are there, and what the first searches load is loaded.
await engine.models.use(key, true);
await engine.models.settled();
await engine.models.use('starter', false);
await engine.settled();
await search(200);
// The thread that has read the notes ends after a minute: what it had would hide what comes later.
await pause(65_000);
const before = await used();
await search(Number(most));
const searched = await used();
for (const model of [key, 'starter', key]) {
  await engine.models.use(model, true);
  await engine.models.settled();
  await engine.settled();
  await search(20);
}
await engine.models.use('starter', false);
await search(20);
const switched = await used();

console.log(`${vault}: ${engine.state().chunks} passages`);
report('at the beginning, both models made', before);
report(`after ${most} searches`, searched);
report('after three switches more, and back', switched);
await engine.close();
await server.close();
await rm(scratch, { recursive: true });

/** Searches as a user types: a word more each time. */
async function search(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const words = (titles[asked % titles.length] ?? 'notes').split(' ');
    const query = `${words.slice(0, 1 + (asked % words.length)).join(' ')} ${asked}`;
    await engine.search({ query, mode: 'hybrid', limit: 16 });
    asked += 1;
  }
}

interface Used {
  /** Bytes that JavaScript and WebAssembly hold in this process, after a collection. */
  held: number;
  /** Bytes that all processes have made. */
  own: number;
}

async function used(): Promise<Used> {
  collect();
  await pause(12_000);
  const { heapUsed, external } = process.memoryUsage();
  const held = heapUsed + external;
  const own = (await processes()).reduce((sum, each) => sum + each.own, 0);
  return { held, own };
}

function report(what: string, { held, own }: Used): void {
  const share = (now: number, then: number): string =>
    `${now >= then ? '+' : '−'}${Math.abs((now / then - 1) * 100).toFixed(1)} %`;
  console.log(
    `${what.padEnd(40)} held ${megabytes(held)} (${share(held, before.held)})   all processes ${megabytes(own)} (${share(own, before.own)})`,
  );
}
