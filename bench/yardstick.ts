/**
 * The time that the yardstick tells of models that were never timed, against the time that they take: on a library of these
 * notes, in turn, so that both meet the same other load.
 *   node bench/yardstick.ts <folder of notes> <model folder> …
 * A model's folder is in transformers.js' layout, with onnx/model_quantized.onnx.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { builtInModels, openEngine } from '../src/cli/open-engine.ts';
import { processTerminal } from '../src/cli/terminal.ts';
import { measureSpeed } from '../src/engine/embedding/measure-speed.ts';
import { openDatabase } from '../src/engine/library/open-database.ts';
import { weightsOf } from '../src/engine/models/catalogue-entry.ts';
import { expectedRate, measureComputer } from '../src/engine/models/yardstick.ts';
import { pendingWork } from '../src/engine/store/sample-texts.ts';
import { localProvider } from './local-model.ts';

const rounds = 6;

const [vault, ...folders] = process.argv.slice(2);
if (vault === undefined || folders.length === 0) throw new Error('Give a folder of notes and folders of models.');
const config = z.object({ hidden_size: z.int(), num_hidden_layers: z.int(), intermediate_size: z.int() });

const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const library = join(scratch, 'library');
process.env.NEARNOTE_DATA = join(scratch, 'data');
const engine = await openEngine(library);
engine.start();
await engine.addFolders([vault]);
await engine.settled();
await engine.close();

const { database, lock } = await openDatabase(library, { name: 'a bench', session: 'one' }, null);
const { chunks, tokens } = await pendingWork(database, null);
console.log(`${vault}: ${chunks} passages of ${Math.round(tokens / chunks)} tokens`);
for (const folder of folders) {
  const told: number[] = [];
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    told.push(tokens / (await expected(folder)));
    taken.push(tokens / (await measured(folder)));
  }
  // What other programs take is not the same in any two rounds: the best of each tell most.
  const [soonest, fastest] = [Math.min(...told), Math.min(...taken)];
  const ratios = told.map((seconds, round) => (seconds / (taken[round] ?? seconds)).toFixed(2)).join(' ');
  console.log(
    `${basename(folder).padEnd(36)} told ${soonest.toFixed(1)} s, takes ${fastest.toFixed(1)} s: ` +
      `ratio ${(soonest / fastest).toFixed(2)} (in each round ${ratios})`,
  );
}
await database.close();
await lock.release();
await rm(scratch, { recursive: true });

/** Tokens a second, by the yardstick. */
async function expected(folder: string): Promise<number> {
  const weightsPerSecond = await measureComputer(
    database,
    builtInModels,
    processTerminal.startInference,
    new AbortController().signal,
  );
  if (weightsPerSecond === null) throw new Error('There are no passages in the library.');
  const { hidden_size: width, num_hidden_layers: layers, intermediate_size: inner } = await configOf(folder);
  return expectedRate(weightsPerSecond, weightsOf(layers, width, inner));
}

/** Tokens a second, by the model itself. */
async function measured(folder: string): Promise<number> {
  const provider = await localProvider(folder, 'q8');
  try {
    const speed = await measureSpeed(database, provider);
    if (speed === null) throw new Error('There are no passages in the library.');
    return speed.tokensPerSecond;
  } finally {
    provider.close();
  }
}

async function configOf(folder: string): Promise<z.infer<typeof config>> {
  return config.parse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')));
}
