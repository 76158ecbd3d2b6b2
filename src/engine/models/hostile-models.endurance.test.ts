import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Response } from 'undici';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { loadTokenizer } from '../../inference/tokenizer.ts';
import { NearnoteError } from '../../shared/errors.ts';
import { checkedVectors } from '../embedding/checked-vectors.ts';
import { ModelProcess } from '../embedding/model-process.ts';
import type { Fetch } from '../network/fetch.ts';
import { temporaryFolder } from '../testing/folders.ts';
import { realInference } from '../testing/library.ts';
import { tiny, tinyFolder } from '../testing/models/index.ts';
import { mutated, mutatedValue } from '../testing/mutations.ts';
import { megabytes, processes as memoryOfProcesses } from '../testing/process-memory.ts';
import { randomNumbers } from '../testing/random-numbers.ts';
import { Hub } from './download/hub.ts';
import { checkRepository } from './download/hub-repository.ts';

const seed = Number(process.env.NEARNOTE_SEED ?? 1);
/** How many models are loaded by a process of their own; `npm run test:nightly` tries more. */
const processes = z.coerce.number().parse(process.env.NEARNOTE_TEST_MODELS ?? 6);
const patience = { timeout: 3_600_000 };

/** Words of a program’s own, which no user should read. */
const internals =
  /Cannot read|is not a function|is not iterable|undefined|\[object |call stack|Invalid array|in JSON at|"path"/;
const [weights, config, tokenizer, tokenizerConfig] = [
  'onnx/model_quantized.onnx',
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
];

/** A file of settings with other bytes, or with other values. */
function otherSettings(json: Uint8Array, random: () => number): Uint8Array {
  if (random() < 0.5) return mutated(json, random);
  return Buffer.from(JSON.stringify(mutatedValue(JSON.parse(Buffer.from(json).toString()), random)) ?? '');
}

/** Weights that were cut off, or changed anywhere, or where the graph is described. */
function otherWeights(onnx: Uint8Array, random: () => number): Uint8Array {
  const kind = random();
  if (kind < 0.2) return onnx.subarray(0, Math.floor(random() * onnx.length));
  if (kind < 0.4) return mutated(onnx, random);
  const [head, tail] = [onnx.subarray(0, 4_000), onnx.subarray(-4_000)];
  const inside = onnx.subarray(4_000, -4_000);
  return Buffer.concat([
    kind < 0.7 ? mutated(head, random) : withFlippedBits(head, random),
    inside,
    kind < 0.7 ? tail : withFlippedBits(tail, random),
  ]);
}

/** The lengths of all parts stay what they were, so that their content is looked at. */
function withFlippedBits(bytes: Uint8Array, random: () => number): Uint8Array {
  const result = Uint8Array.from(bytes);
  for (let flip = Math.floor(random() * 4); flip >= 0; flip--) {
    const at = Math.floor(random() * result.length);
    result[at] = (result[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return result;
}

/** Whether something failed with one of these codes, in words for the user. */
function expectRefusal(error: unknown, codes: string[], input: number): void {
  expect(error instanceof NearnoteError ? error.code : String(error), `input ${input}`).toBeOneOf(codes);
  expect(String(error), `input ${input}`).not.toMatch(internals);
}

it(
  'any tokenizer makes tokens within the model’s limit, or is refused in plain words',
  patience,
  async ({ annotate }) => {
    const random = randomNumbers(seed);
    const folder = await temporaryFolder();
    const [rules, limits] = [
      await readFile(join(tinyFolder, tokenizer)),
      await readFile(join(tinyFolder, tokenizerConfig)),
    ];
    const inputs = 2_000;
    let used = 0;
    for (let input = 0; input < inputs; input++) {
      // One of the two at a time, else hardly any pair is ever used.
      const isRules = random() < 0.7;
      await writeFile(join(folder, tokenizer), isRules ? otherSettings(rules, random) : rules);
      await writeFile(join(folder, tokenizerConfig), isRules ? limits : otherSettings(limits, random));
      try {
        const tokenize = await loadTokenizer({ folder, tokenLimit: 100 });
        const { lengths } = tokenize(['rain and snow', '\uD800 x'.repeat(200)]);
        expect(Math.max(...lengths), `input ${input}`).toBeLessThanOrEqual(100);
        used += 1;
      } catch (error) {
        expectRefusal(error, ['model-unavailable', 'embedding-failed'], input);
      }
    }
    await annotate(`tokenizers: ${inputs}, ${used} used (seed ${seed})`);
  },
);

it(
  'any model gives vectors of unit length, or is refused in plain words, and ends no process but its own',
  patience,
  async ({ annotate }) => {
    const random = randomNumbers(seed);
    const folder = await temporaryFolder();
    await cp(tinyFolder, folder, { recursive: true });
    const [onnx, architecture] = [await readFile(join(tinyFolder, weights)), await readFile(join(tinyFolder, config))];
    const count = { used: 0, refused: 0 };
    let [slowest, largest] = [0, 0];
    for (let input = 0; input < processes; input++) {
      const isWeights = random() < 0.8;
      await writeFile(join(folder, weights), isWeights ? otherWeights(onnx, random) : onnx);
      await writeFile(join(folder, config), isWeights ? architecture : otherSettings(architecture, random));
      const { dtype, pooling, tokenLimit, dimensions } = tiny;
      const model = new ModelProcess(
        realInference,
        { folder, dtype, pooling, tokenLimit, device: 'cpu', background: true },
        60_000,
      );
      const began = performance.now();
      try {
        const embed = await model.ready();
        const embedded = await embed(['rain and snow', 'x']);
        checkedVectors(embedded.vectors, embedded.dimensions, 2, dimensions);
        count.used += 1;
      } catch (error) {
        // A process that crashed, or was silent for a minute, has stopped.
        expectRefusal(error, ['model-unavailable', 'embedding-failed', 'engine-stopped'], input);
        count.refused += 1;
      } finally {
        const [, ...children] = await memoryOfProcesses();
        largest = Math.max(largest, ...children.map(({ peak }) => peak));
        model.kill();
      }
      slowest = Math.max(slowest, performance.now() - began);
    }
    await annotate(
      `models in processes: ${processes}, ${count.refused} refused, the slowest after ${Math.round(slowest)} ms, the largest ${megabytes(largest)} (seed ${seed})`,
    );
  },
);

it(
  'whatever a hub says of a model, it becomes an entry of the list, or is refused in plain words',
  patience,
  async ({ annotate }) => {
    const random = randomNumbers(seed);
    const file = (rfilename: string) => ({ rfilename, size: 1_000, lfs: { sha256: 'a'.repeat(64) } });
    const answers: Record<string, unknown> = {
      main: {
        sha: 'b'.repeat(40),
        pipeline_tag: 'feature-extraction',
        tags: ['en', 'license:mit', 'base_model:quantized:someone/other'],
        siblings: [weights, `${weights}_data`, config, tokenizer, tokenizerConfig, '1_Pooling/config.json'].map(file),
      },
      [config]: {
        hidden_size: 64,
        model_type: 'bert',
        max_position_embeddings: 512,
        num_hidden_layers: 2,
        intermediate_size: 128,
      },
      [tokenizerConfig]: { model_max_length: 1e30 },
      '1_Pooling/config.json': { pooling_mode_mean_tokens: true, pooling_mode_cls_token: false },
    };
    let accepted = 0;
    const fetch: Fetch = async (url) => {
      const [, path = 'main'] = /\/resolve\/\w+\/(.+)$/.exec(new URL(String(url)).pathname) ?? [];
      const json = Buffer.from(JSON.stringify(answers[path] ?? {}));
      return new Response(random() < 0.7 ? json : otherSettings(json, random));
    };
    const inputs = 2_000;
    for (let input = 0; input < inputs; input++) {
      try {
        const { id, dimensions, tokenLimit } = await checkRepository(
          new Hub(fetch, 'https://hub.example'),
          'someone/tiny',
        );
        expect({ id, isWide: dimensions > 0, reads: tokenLimit > 0 }).toEqual({
          id: 'someone/tiny',
          isWide: true,
          reads: true,
        });
        accepted += 1;
      } catch (error) {
        expectRefusal(error, ['model-unfit', 'model-unknown', 'download-failed'], input);
      }
    }
    expect(accepted).toBeGreaterThan(0);
    await annotate(`descriptions of models: ${inputs}, ${accepted} accepted (seed ${seed})`);
  },
);
