import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { startHub } from '../testing/hub-server.ts';
import { openEngine, realInference } from '../testing/library.ts';
import { shared } from '../testing/paths.ts';
import { catalogue } from './catalogue.ts';

const id = 'Xenova/all-MiniLM-L6-v2';
const folder = join(shared, 'models/real', id);

/** Cosines with “That is a happy person”: of these weights in eight bits, and as published for the full precision. */
const known = [
  { path: 'dog.md', text: 'That is a happy dog', q8: 0.689, published: 0.695 },
  { path: 'very.md', text: 'That is a very happy person', q8: 0.933, published: 0.943 },
  { path: 'sunny.md', text: 'Today is a sunny day', q8: 0.269, published: 0.257 },
];

it('the real all-MiniLM-L6-v2 is downloaded as it is pinned, embeds a library, and has its known cosines', async ({
  skip,
}) => {
  skip(!existsSync(folder), 'the real models are not here (../shared)');
  const sha = catalogue.find((entry) => entry.id === id)?.revision ?? '';
  const hub = await startHub({ models: { [id]: { folder, info: { sha } } } });
  onTestFinished(() => hub.close());
  const engine = await openEngine(await temporaryFolder(), { startInference: realInference });
  engine.start();
  await engine.addFolders([await vaultOf(Object.fromEntries(known.map(({ path, text }) => [path, text])))]);
  await engine.models.configure({ hubUrl: hub.url, device: 'cpu' });
  await engine.models.use(id, false);
  await engine.models.settled();
  expect(engine.state()).toMatchObject({
    model: { key: `${id}@q8`, dimensions: 384 },
    embedded: known.length,
    failed: 0,
  });
  expect(hub.requests.map(({ what }) => what)).toContain(`${id}/onnx/model_quantized.onnx`);

  const { hits } = await engine.search({ query: 'That is a happy person', limit: 10, mode: 'semantic' });
  for (const { path, q8, published } of known) {
    const similarity = hits.find((hit) => hit.path === path)?.similarity ?? 0;
    expect([path, similarity]).toEqual([path, expect.closeTo(q8, 3)]);
    expect(Math.abs(similarity - published)).toBeLessThan(0.015);
  }
});
