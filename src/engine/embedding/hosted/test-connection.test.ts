import { fetch } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startOpenAi } from '../../testing/openai-server.ts';
import { testConnection } from './test-connection.ts';

async function subject() {
  const server = await startOpenAi({ token: 'a-token' });
  onTestFinished(() => server.close());
  const draft = {
    service: 'openai',
    baseUrl: `${server.url}/embeddings`,
    model: 'bag-of-words',
    dimensions: null,
  } as const;
  return { server, draft, dependencies: { token: async () => 'a-token', fetch } };
}

describe('the test of a connection', () => {
  it('the test of a connection embeds one word and returns the width', async () => {
    const { server, draft, dependencies } = await subject();
    const { dimensions, ms } = await testConnection(draft, dependencies);
    expect(dimensions).toBe(64);
    expect(ms).toBeGreaterThan(0);
    expect(server.requests.map(({ body }) => body?.input)).toEqual([['hello']]);
  });

  it('the test of a connection returns the width that was asked for', async () => {
    const { draft, dependencies } = await subject();
    expect(await testConnection({ ...draft, dimensions: 24 }, dependencies)).toMatchObject({ dimensions: 24 });
  });

  it('the test of a connection says if the service answers with another width than was asked for', async () => {
    const { server, draft, dependencies } = await subject();
    server.script({ kind: 'wrong-width', width: 64 });
    await expect(testConnection({ ...draft, dimensions: 24 }, dependencies)).rejects.toMatchObject({
      code: 'service-mistaken',
      message: expect.stringMatching(/64 dimensions instead of 24/),
    });
  });

  it('the test of a connection sends nothing to an address that cannot be used', async () => {
    const { draft, dependencies } = await subject();
    await expect(testConnection({ ...draft, baseUrl: 'http://example.com/v1' }, dependencies)).rejects.toMatchObject({
      code: 'invalid-request',
    });
  });

  it('the test of a connection can be aborted', async () => {
    const { server, draft, dependencies } = await subject();
    server.script({ kind: 'silence' });
    const stop = new AbortController();
    const test = testConnection(draft, dependencies, stop.signal);
    await expect.poll(() => server.requests).toHaveLength(1);
    stop.abort();
    await expect(test).rejects.toThrow(stop.signal.reason);
  });
});
