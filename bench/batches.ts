/**
 * What it costs to give a model one text at a time instead of padded batches, and what batches do to its vectors: a bare
 * session with the app’s options runs on the same passages in turn. Then the cosine between a text’s vector alone and in a
 * batch, and whether the number of threads changes a bit.
 *   node bench/batches.ts <labelled set> <rounds> <model folder> …
 * A round is 64 passages of the set, of all lengths, in each way once.
 */
import { basename, dirname, resolve } from 'node:path';
import { AutoModel, AutoTokenizer, env, Tensor } from '@huggingface/transformers';
import { openLabelledSet } from '../src/cli/eval/labelled-set.ts';
import { chunksOf } from '../src/engine/chunking/chunk.ts';
import { tokenCounterOf } from '../src/engine/chunking/token-counter.ts';
import { embeddedText } from '../src/engine/notes/embedded-text.ts';
import { outlineOfMarkdown } from '../src/engine/parsing/markdown.ts';
import { dot } from '../src/engine/search/semantic/dot.ts';
import { starterTokenizer } from '../src/engine/testing/paths.ts';
import { poolAndNormalize } from '../src/inference/pooling.ts';
import { median } from './timing.ts';

const perRound = 64;
/** Texts in a padded batch. The first is the way of the app. */
const sizes = [1, 4, 8, 16, 64];
const tokenLimit = 256;

const [setFolder, rounds = '5', ...folders] = process.argv.slice(2);
if (setFolder === undefined || folders.length === 0)
  throw new Error('Give a labelled set, rounds and models’ folders.');

const passages = await passagesOf(setFolder);
// A step that has no factor in common with the number of passages reaches every place of the set.
const shuffled = passages.map((_, at) => passages[(at * 7919) % passages.length] ?? '');
env.allowRemoteModels = false;

for (const folder of folders) {
  const { embed, tokens } = await load(folder, undefined);
  console.log(
    `\n${basename(folder)}: passages of ${setFolder}, ${rounds} rounds of ${perRound}, q8, tokenising not counted`,
  );
  await measureSpeeds(embed, tokens);
  await compareThreads(folder);
}

/** @returns the time on the clock, and that of the processor in all threads, in milliseconds. */
type Embed = (texts: string[], size: number) => Promise<{ vectors: Float32Array[]; ms: number; processorMs: number }>;

async function measureSpeeds(embed: Embed, tokens: (text: string) => number): Promise<void> {
  const times = sizes.map((): number[] => []);
  const processorTimes = sizes.map((): number[] => []);
  const cosines = sizes.map((): number[] => []);
  await embed(shuffled.slice(0, perRound), 8);
  for (let round = 0; round < Number(rounds); round++) {
    const texts = Array.from(
      { length: perRound },
      (_, at) => shuffled[(round * perRound + at) % shuffled.length] ?? '',
    );
    // As the queue had them: texts of one length together.
    const sorted = texts.toSorted((a, b) => tokens(a) - tokens(b));
    const alone = await embed(sorted, 1);
    // In another order each round, so that no way always comes after the same one.
    for (const at of sizes.keys()) {
      const way = (at + round) % sizes.length;
      const { vectors, ms, processorMs } = await embed(sorted, sizes[way] ?? 1);
      times[way]?.push(ms);
      processorTimes[way]?.push(processorMs);
      cosines[way]?.push(...vectors.map((vector, text) => dot(vector, alone.vectors[text] ?? new Float32Array())));
    }
  }
  console.log(
    'texts a run   texts/s   time, of one a run   processor time, of one a run   cosine with alone: lowest, median',
  );
  for (const [way, size] of sizes.entries()) {
    const found = cosines[way] ?? [];
    const cells = [
      String(size).padEnd(13),
      ((perRound * 1_000) / median(times[way] ?? [])).toFixed(1).padEnd(9),
      ratio(times, way).padEnd(20),
      ratio(processorTimes, way).padEnd(30),
      `${Math.min(...found).toFixed(4)}, ${median(found).toFixed(4)}`,
    ];
    console.log(cells.join(' '));
  }
}

/** The median over the rounds: each round’s time against that of one text a run in the same round. */
function ratio(times: number[][], way: number): string {
  return median((times[way] ?? []).map((ms, round) => ms / (times[0]?.[round] ?? 0))).toFixed(2);
}

async function compareThreads(folder: string): Promise<void> {
  const texts = shuffled.slice(0, perRound);
  const reference = (await (await load(folder, 1)).embed(texts, 1)).vectors;
  for (const threads of [2, 3, 4]) {
    const { vectors } = await (await load(folder, threads)).embed(texts, 1);
    const same = vectors.filter((vector, text) => isSame(vector, reference[text])).length;
    console.log(`${threads} threads against one: ${same} of ${texts.length} vectors are the same, bit for bit`);
  }
}

async function load(given: string, threads: number | undefined) {
  const folder = resolve(given);
  env.localModelPath = dirname(folder);
  const tokenizer = await AutoTokenizer.from_pretrained(basename(folder));
  const session_options = {
    enableMemPattern: false,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    ...(threads !== undefined && { intraOpNumThreads: threads }),
  };
  const model = await AutoModel.from_pretrained(basename(folder), { dtype: 'q8', device: 'cpu', session_options });
  const embed: Embed = async (texts, size) => {
    const starts = Array.from({ length: Math.ceil(texts.length / size) }, (_, batch) => batch * size);
    const batches = starts.map((first) =>
      tokenizer(texts.slice(first, first + size), { padding: true, truncation: true, max_length: tokenLimit }),
    );
    const [began, used] = [performance.now(), process.cpuUsage()];
    const outputs: unknown[] = [];
    for (const inputs of batches) outputs.push((await model(inputs)).last_hidden_state);
    const [ms, { user, system }] = [performance.now() - began, process.cpuUsage(used)];
    const vectors = batches.flatMap(({ attention_mask: mask }, batch) => vectorsOf(outputs[batch], mask));
    return { vectors, ms, processorMs: (user + system) / 1_000 };
  };
  return { embed, tokens: (text: string) => tokenizer.encode(text).length };
}

/** The means of each text’s tokens, without the padding behind them. */
function vectorsOf(hidden: unknown, mask: Tensor): Float32Array[] {
  if (!(hidden instanceof Tensor)) throw new Error('Not a feature-extraction model.');
  const [texts = 0, tokens = 0, dimensions = 0] = hidden.dims;
  const [values, marks] = [hidden.data, mask.data];
  if (!(values instanceof Float32Array) || !(marks instanceof BigInt64Array))
    throw new Error('Other types are expected.');
  return Array.from({ length: texts }, (_, text) => {
    const own = marks.subarray(text * tokens, (text + 1) * tokens).filter((mark) => mark === 1n).length;
    const first = text * tokens * dimensions;
    return poolAndNormalize(values.subarray(first, first + own * dimensions), dimensions, 'mean');
  });
}

function isSame(a: Float32Array, b: Float32Array | undefined): boolean {
  return b !== undefined && Buffer.from(a.buffer).equals(Buffer.from(b.buffer));
}

async function passagesOf(folder: string): Promise<string[]> {
  const count = tokenCounterOf(starterTokenizer);
  const texts: string[] = [];
  for await (const { id, title, text } of (await openLabelledSet(folder)).documents) {
    const whole = title === '' ? text : `# ${title}\n\n${text}\n`;
    const outline = outlineOfMarkdown(whole);
    const { chunks } = chunksOf(whole, outline, outline.title ?? id, count);
    texts.push(...chunks.map((chunk) => embeddedText(chunk.context, chunk.text)));
  }
  return texts;
}
