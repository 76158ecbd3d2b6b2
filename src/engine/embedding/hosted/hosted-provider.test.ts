import { fetch } from 'undici';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { HostedDraft } from '../../../shared/models.ts';
import { refusal, refusals } from '../../testing/openai-faults.ts';
import { type OpenAiServer, startOpenAi } from '../../testing/openai-server.ts';
import { embedOne } from '../provider.ts';
import { HostedProvider } from './hosted-provider.ts';
import { hostedSpec } from './hosted-spec.ts';
import type { HostedDependencies } from './request-vectors.ts';

const token = 'a-token-of-the-tests';

async function serverOf(options: Parameters<typeof startOpenAi>[0] = {}): Promise<OpenAiServer> {
  const server = await startOpenAi({ token, ...options });
  onTestFinished(() => server.close());
  return server;
}

function providerOf(
  server: OpenAiServer,
  draft: Partial<HostedDraft> = {},
  dependencies: Partial<HostedDependencies> = {},
): HostedProvider {
  const whole = { service: 'openai', baseUrl: server.url, model: 'bag-of-words', dimensions: null, ...draft } as const;
  const spec = hostedSpec(whole, draft.dimensions ?? 64);
  const provider = new HostedProvider(spec, { token: async () => token, fetch, ...dependencies });
  onTestFinished(() => provider.close());
  return provider;
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, component, index) => sum + component * (b[index] ?? 0), 0);
}

describe('the hosted provider', () => {
  it('the hosted provider embeds texts into unit vectors, in order, by which texts that share words are near', async () => {
    const server = await serverOf();
    const provider = providerOf(server);
    const [kitchen, garden] = await provider.embed(['soup from the kitchen', 'roses in a garden'], 'passage');
    const query = await embedOne(provider, 'kitchen soup', 'query');
    if (kitchen === undefined || garden === undefined) throw new Error('Two texts were given.');
    expect(cosine(query, query)).toBeCloseTo(1, 6);
    expect(cosine(query, kitchen)).toBeGreaterThan(cosine(query, garden));
    expect([...server.texts]).toEqual([
      ['soup from the kitchen', 1],
      ['roses in a garden', 1],
      ['kitchen soup', 1],
    ]);
  });

  it('the hosted provider sends what the protocol asks for, and nothing of this computer or its environment', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'for-another-service');
    vi.stubEnv('OPENAI_ORG_ID', 'for-another-service');
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'X-Key: for-another-service');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const server = await serverOf();
    await embedOne(providerOf(server), 'one text', 'passage');
    const [request] = server.requests;
    expect(request?.body).toEqual({ model: 'bag-of-words', input: ['one text'], encoding_format: 'float' });
    expect(request?.headers.authorization).toBe(`Bearer ${token}`);
    expect(JSON.stringify(request?.headers)).not.toMatch(/for-another-service|x-stainless/);
  });

  it('the hosted provider asks for a width only if the user did', async () => {
    const server = await serverOf();
    expect(await embedOne(providerOf(server, { dimensions: 16 }), 'a text', 'passage')).toHaveLength(16);
    expect(server.requests[0]?.body?.dimensions).toBe(16);
  });

  it('the hosted provider reads numbers and base64 alike', async () => {
    const texts = ['first text', 'a second, longer text'];
    const [numbers, base64] = await Promise.all([
      providerOf(await serverOf({ encoding: 'float' })).embed(texts, 'passage'),
      providerOf(await serverOf({ encoding: 'base64' })).embed(texts, 'passage'),
    ]);
    expect(base64).toEqual(numbers);
    expect(base64?.[0]).toBeInstanceOf(Float32Array);
  });

  it('the hosted provider restores the order of a shuffled answer', async () => {
    const server = await serverOf();
    const provider = providerOf(server);
    const texts = Array.from({ length: 20 }, (_, index) => `text number ${index}`);
    const expected = await provider.embed(texts, 'passage');
    server.script({ kind: 'shuffled' });
    expect(await provider.embed(texts, 'passage')).toEqual(expected);
  });

  it('the hosted provider makes no request for no texts', async () => {
    const server = await serverOf();
    expect(await providerOf(server).embed([], 'passage')).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it.each(['', ' \n\t'])('the hosted provider never sends a text without words: %j', async (blank) => {
    const server = await serverOf();
    await expect(providerOf(server).embed(['words', blank], 'passage')).rejects.toMatchObject({
      code: 'embedding-failed',
    });
    expect(server.requests).toEqual([]);
  });

  it('the hosted provider splits a call that is too large for one request, and joins the answers in order', async () => {
    const server = await serverOf();
    const provider = providerOf(server);
    const many = Array.from({ length: 2_100 }, (_, index) => `word${index}`);
    const long = Array.from({ length: 50 }, (_, index) => `word${index} ${'and so on '.repeat(790)}`);
    expect(await provider.embed(many, 'passage')).toHaveLength(2_100);
    expect(server.requests.map(({ body }) => body?.input.length)).toEqual([2_048, 52]);
    const vectors = await provider.embed(long, 'passage');
    expect(server.requests.length).toBeGreaterThan(3);
    expect(vectors.at(-1)).toEqual(await embedOne(provider, long.at(-1) ?? '', 'passage'));
  });

  it('the hosted provider cuts a text that is longer than the model reads, between two characters', async () => {
    const server = await serverOf();
    await embedOne(providerOf(server), `a${'🎻'.repeat(20_000)}`, 'passage');
    const [sent] = server.requests[0]?.body?.input ?? [];
    expect(sent).toMatch(/^a(?:🎻)+$/u);
    expect(Buffer.byteLength(sent ?? '')).toBeGreaterThan(7_990);
  });

  it('the hosted provider replaces half a character by a whole one, so that nobody has to refuse it', async () => {
    const server = await serverOf();
    await embedOne(providerOf(server), 'broken \ud83c here', 'passage');
    expect(server.requests[0]?.body?.input).toEqual(['broken \ufffd here']);
  });

  it('the hosted provider gives up at once when it is aborted, with the signal’s reason', async () => {
    const server = await serverOf();
    server.script({ kind: 'silence' });
    const stop = new AbortController();
    const reason = new Error('enough');
    const embedding = providerOf(server).embed(['a text'], 'passage', stop.signal);
    await expect.poll(() => server.requests).toHaveLength(1);
    stop.abort(reason);
    await expect(embedding).rejects.toBe(reason);
    await expect(providerOf(server).embed(['a text'], 'passage', stop.signal)).rejects.toBe(reason);
    expect(server.requests).toHaveLength(1);
  });

  it('the hosted provider gives up what is under way when it is closed, and embeds again when it is asked to', async () => {
    const server = await serverOf();
    const lift = server.script({ kind: 'silence' });
    const provider = providerOf(server);
    const embedding = provider.embed(['a text'], 'passage');
    await expect.poll(() => server.requests).toHaveLength(1);
    provider.close();
    await expect(embedding).rejects.toMatchObject({ code: 'service-unreachable' });
    lift();
    expect(await embedOne(provider, 'a text', 'passage')).toHaveLength(64);
  });

  it('the hosted provider uses the token that is there at the time of the request', async () => {
    const server = await serverOf();
    let current: string | null = null;
    const provider = providerOf(server, {}, { token: async () => current });
    await expect(provider.embed(['a text'], 'passage')).rejects.toMatchObject({
      code: 'token-refused',
      message: expect.stringContaining('no token for OpenAI'),
    });
    expect(server.requests).toEqual([]);
    current = token;
    expect(await embedOne(provider, 'a text', 'passage')).toHaveLength(64);
  });

  it('the hosted provider sends no secret to a service that needs none', async () => {
    const server = await serverOf({ token: null });
    await embedOne(providerOf(server, { service: 'ollama' }, { token: async () => null }), 'a text', 'passage');
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('the hosted provider sends less at once after a request was too large, and more again while all goes well', async () => {
    const server = await serverOf();
    const provider = providerOf(server, { service: 'ollama' });
    expect(provider.limits).toEqual({ texts: 64, tokens: 16_000 });
    server.script(refusals.tooLarge, { times: 1 });
    const batch = () => Array.from({ length: provider.limits.texts }, (_, index) => `text ${index}`);
    await expect(provider.embed(batch(), 'passage')).rejects.toMatchObject({ code: 'batch-too-large' });
    expect(provider.limits.texts).toBe(32);
    await provider.embed(batch(), 'passage');
    expect(provider.limits.texts).toBe(40);
    for (let request = 0; request < 5; request++) await provider.embed(batch(), 'passage');
    expect(provider.limits.texts).toBe(64);
  });

  it('the hosted provider sends less at once after a request took too long', async () => {
    const server = await serverOf();
    const provider = providerOf(server, {}, { timeout: 200 });
    server.script({ kind: 'silence' });
    await expect(provider.embed(Array(100).fill('a text'), 'passage')).rejects.toMatchObject({
      code: 'service-unreachable',
    });
    expect(provider.limits.texts).toBe(50);
  });

  it('the hosted provider does not shrink its batches to nothing over one text that is too long', async () => {
    const server = await serverOf();
    const provider = providerOf(server);
    server.script(refusals.tooLong);
    for (const texts of [100, 50, 25, 12, 6, 3, 1]) {
      await expect(provider.embed(Array(texts).fill('a text'), 'passage')).rejects.toMatchObject({
        code: 'batch-too-large',
      });
    }
    expect(provider.limits.texts).toBe(8);
  });

  it('the hosted provider waits longer each time that a service is limited without saying for how long', async () => {
    const server = await serverOf();
    const provider = providerOf(server);
    const limited = server.script(refusal(429, null, 'Slow down.'));
    const waits: number[] = [];
    for (let request = 0; request < 3; request++) {
      const before = Date.now();
      const error: unknown = await provider.embed(['a text'], 'passage').catch((thrown: unknown) => thrown);
      if (!(error instanceof Error && 'retryAt' in error && typeof error.retryAt === 'number')) throw error;
      waits.push(error.retryAt - before);
    }
    expect(waits[0]).toBeGreaterThanOrEqual(20_000);
    expect(waits[1]).toBeGreaterThanOrEqual(40_000);
    expect(waits[2]).toBeGreaterThanOrEqual(80_000);
    limited();
    await provider.embed(['a text'], 'passage');
    expect(server.requests).toHaveLength(4);
  });
});
