import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hubAt, hubWith, sha256Of, someBytes } from '../../testing/hub.ts';
import { fileOf } from './hub.ts';

const weights = someBytes(200_000);
const model = { files: { 'config.json': '{"hidden_size":8}', 'onnx/model.onnx': weights } };

/** A server that is not a hub, and gives every request the same answer. */
async function serverThatSays(body: string): Promise<string> {
  const server = createServer((_, response) => response.end(body)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
}

describe('the client of the model hub', () => {
  it('the client of the hub learns the commit, and the size and hash of files', async () => {
    const { hub } = await hubWith({ 'an/example': model });
    const described = await hub.describe('an/example');
    expect(described.sha).toMatch(/^[0-9a-f]{40}$/);
    expect(fileOf(described, 'onnx/model.onnx')).toEqual({
      path: 'onnx/model.onnx',
      bytes: 200_000,
      sha256: sha256Of(weights),
    });
    expect(fileOf(described, 'config.json')).toEqual({ path: 'config.json', bytes: 17, sha256: null });
    expect(fileOf(described, 'tokenizer.json')).toBeNull();
  });

  it('the client of the hub reads a settings file at a commit', async () => {
    const { hub } = await hubWith({ 'an/example': model });
    const { sha } = await hub.describe('an/example');
    expect(await hub.readJson('an/example', sha, 'config.json')).toEqual({ hidden_size: 8 });
  });

  it('the client of the hub takes an address with a slash at its end', async () => {
    const { server } = await hubWith({ 'an/example': model });
    await expect(hubAt(`${server.url}/`).describe('an/example')).resolves.toBeDefined();
  });

  it('the client of the hub says what stands in the way', async () => {
    const { server, hub } = await hubWith({ 'an/example': model });
    const expected = [
      [401, 'model-unknown', /private/],
      [403, 'model-unknown', /requires you to accept its terms/],
      [404, 'model-unknown', /has no an\/example/],
      [500, 'download-failed', /\(500\)/],
    ] as const;
    for (const [status, code, message] of expected) {
      server.fault('an/example', { kind: 'status', status });
      const error = { code, message: expect.stringMatching(message) };
      await expect(hub.describe('an/example')).rejects.toMatchObject(error);
    }
    await expect(hub.describe('an/other')).rejects.toMatchObject({ code: 'model-unknown' });
    await server.close();
    await expect(hubAt(server.url).describe('an/example')).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringMatching(/cannot be reached \(ECONNREFUSED\).*proxy or a firewall.*“Import a folder”/),
    });
  });

  it('the client of the hub notices when something else answers in its place', async () => {
    for (const body of ['<html>Please sign in to the network</html>', '{"sha":"main"}']) {
      const hub = hubAt(await serverThatSays(body));
      await expect(hub.describe('an/example')).rejects.toMatchObject({
        code: 'download-failed',
        message: expect.stringMatching(/sign-in page/),
      });
    }
  });

  it('the client of the hub does not read an endless settings file to its end', async () => {
    const hub = hubAt(await serverThatSays(`"${'x'.repeat(6_000_000)}"`));
    await expect(hub.readJson('an/example', 'main', 'config.json')).rejects.toMatchObject({
      code: 'model-unfit',
      message: expect.stringMatching(/far larger than it should be/),
    });
  });
});
