import { fork } from 'node:child_process';
import { constants, getPriority } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inferenceRequests, type ModelToLoad } from '../shared/inference.ts';
import { connect } from '../shared/rpc.ts';

const entry = join(import.meta.dirname, 'index.ts');
const parentPort = pathToFileURL(join(import.meta.dirname, '../engine/embedding/node-parent-port.ts')).href;
const model: ModelToLoad = {
  folder: resolve(import.meta.dirname, '../engine/testing/models/tiny'),
  dtype: 'q8',
  device: 'cpu',
  pooling: 'mean',
  tokenLimit: 100,
  background: false,
  careful: false,
};

function inference({ env = {}, imports = [] }: { env?: NodeJS.ProcessEnv; imports?: string[] } = {}) {
  const child = fork(entry, {
    serialization: 'advanced',
    env: { ...process.env, ...env },
    execArgv: [parentPort, ...imports].flatMap((module) => ['--import', module]),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const call = connect(inferenceRequests, {
    post: (message) => void child.send(message ?? {}),
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) => void child.once('exit', listener),
  });
  return { call, child };
}

describe('the inference process', () => {
  it('the inference process answers with unit vectors, the number of tokens and the time the model took', async () => {
    const { call } = inference();
    await call('load', model);
    const { vectors, dimensions, tokens, ms } = await call('embed', { texts: ['rain', 'rain and snow at night'] });
    expect([dimensions, vectors.length, tokens]).toEqual([64, 128, 10]);
    expect(Math.hypot(...vectors.subarray(64))).toBeCloseTo(1);
    expect(ms).toBeGreaterThan(0);
  });

  it('the inference process cuts texts off at the model’s limit', async () => {
    const { call } = inference();
    await call('load', model);
    const { vectors, tokens } = await call('embed', { texts: ['rain '.repeat(100), 'rain '.repeat(1_000)] });
    expect(tokens).toBe(200);
    expect(vectors.subarray(0, 64)).toEqual(vectors.subarray(64));
  });

  it('a background inference process gives way to everything else, and only that one does', async () => {
    const [background, foreground] = [inference(), inference()];
    const own = getPriority();
    await Promise.all([
      background.call('load', { ...model, background: true }),
      foreground.call('load', { ...model, background: false }),
    ]);
    expect(getPriority(background.child.pid)).toBe(Math.max(own, constants.priority.PRIORITY_BELOW_NORMAL));
    expect(getPriority(foreground.child.pid)).toBe(own);
  });

  it.each([
    ['a transformer', model.folder],
    ['the starter model', resolve(import.meta.dirname, '../../resources/models/starter')],
  ])('without native libraries %s gives the same vectors in WebAssembly, and nothing is fetched', async (_, folder) => {
    const inWasm = {
      env: { NEARNOTE_MODEL_RUNTIME: 'wasm' },
      imports: ['data:text/javascript,globalThis.fetch = null'],
    };
    const texts = ['rain', 'The train to Basel leaves at nine.', 'rain and snow at night '.repeat(30)];
    const vectorsOf = async ({ call }: ReturnType<typeof inference>) => {
      await call('load', { ...model, folder });
      return call('embed', { texts });
    };
    const [native, wasm] = await Promise.all([vectorsOf(inference()), vectorsOf(inference(inWasm))]);
    for (let text = 0; text < texts.length; text++) {
      const [one, other] = [native, wasm].map(({ vectors, dimensions }) =>
        vectors.subarray(text * dimensions, (text + 1) * dimensions),
      );
      expect(one?.reduce((sum, value, place) => sum + value * (other?.[place] ?? 0), 0)).toBeGreaterThan(0.999);
    }
  });

  it.each([
    ['is not there', join(dirname(model.folder), 'nowhere')],
    ['holds something else', import.meta.dirname],
  ])('the inference process says that a model cannot be loaded whose folder %s', async (_, folder) => {
    const { call } = inference();
    await expect(call('load', { ...model, folder })).rejects.toMatchObject({
      code: 'model-unavailable',
      message: expect.stringContaining(folder),
    });
  });

  it('passages that sessions infer side by side have the vectors that a single session gives them', async () => {
    const texts = Array.from({ length: 16 }, (_, text) => 'rain and snow '.repeat(1 + (text % 5)));
    const vectorsOf = async (background: boolean) => {
      const { call } = inference();
      await call('load', { ...model, background });
      // All sessions but the first are started for the second batch.
      await call('embed', { texts: ['rain'] });
      return (await call('embed', { texts })).vectors;
    };
    const [side, alone] = await Promise.all([vectorsOf(true), vectorsOf(false)]);
    expect(side).toEqual(alone);
  });

  it('the inference process ends with the process that started it, even in the middle of a batch', async () => {
    const { call, child } = inference();
    await call('load', model);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // Nobody waits for the result.
    call('embed', { texts: Array.from({ length: 500 }, () => 'rain '.repeat(1_000)) }).catch(() => {});
    child.disconnect();
    await ended;
  });
});
