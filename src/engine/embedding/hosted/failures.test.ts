import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { fetch } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { type Fault, refusal, refusals } from '../../testing/openai-faults.ts';
import { startOpenAi } from '../../testing/openai-server.ts';
import { RetryLaterError } from '../provider.ts';
import { HostedProvider } from './hosted-provider.ts';
import { hostedSpec } from './hosted-spec.ts';

const token = 'tok-aBcDeF0123456789aBcDeF';
const hour = 60 * 60_000;

interface Subject {
  service?: 'openai' | 'github';
  model?: string;
  baseUrl?: string;
  dimensions?: number;
  token?: string;
  timeout?: number;
}

/** The error of embedding, checked never to hold the token or anything else that a log should not. */
async function errorOf(fault: Fault | null, subject: Subject = {}): Promise<NearnoteError> {
  const server = await startOpenAi({ token });
  onTestFinished(() => server.close());
  if (fault !== null) server.script(fault);
  const { service = 'openai', model = 'bag-of-words', baseUrl = server.url, timeout = 30_000 } = subject;
  const spec = hostedSpec(
    { service, baseUrl, model, dimensions: subject.dimensions ?? null },
    subject.dimensions ?? 64,
  );
  const provider = new HostedProvider(spec, { token: async () => subject.token ?? token, fetch, timeout });
  const error: unknown = await provider.embed(['one text', 'another text'], 'passage').then(
    () => new Error('It was embedded.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NearnoteError)) throw error;
  const told = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  expect(told).not.toContain(token);
  expect(told).not.toContain(subject.token ?? token);
  expect(told).not.toMatch(/bearer|authorization/i);
  expect(error.message.length).toBeLessThan(500);
  expect(server.requests.length).toBeLessThanOrEqual(1);
  return error;
}

describe('a service that refuses', () => {
  it.each<[string, Fault, string, RegExp]>([
    ['the token', refusals.unauthorized, 'token-refused', /new one in Settings/],
    ['for want of a permission', refusals.forbidden, 'token-refused', /models:read/],
    ['an unknown model', refusals.unknownModel, 'model-unknown', /no model “bag-of-words”/],
    ['an unknown model, as GitHub', refusal(400, 'unknown_model', 'Unknown model: x'), 'model-unknown', /no model/],
    [
      'an unknown model, as Ollama',
      refusal(404, null, 'model "x" not found, try pulling it first'),
      'model-unknown',
      /try pulling it/,
    ],
    ['too much text', refusals.tooLarge, 'batch-too-large', /less text/],
    ['a text too long', refusals.tooLong, 'batch-too-large', /maximum context length/],
    [
      'a text too long, as Ollama',
      refusal(400, null, 'the input length exceeds the context length'),
      'batch-too-large',
      /exceeds/,
    ],
    [
      'too many tokens, as OpenAI',
      refusal(400, 'max_tokens_per_request', 'Requested 300123 tokens, max 300000 tokens per request'),
      'batch-too-large',
      /300123/,
    ],
    [
      'too many texts, as text-embeddings-inference',
      refusal(422, null, 'batch size 64 > maximum allowed batch size 32'),
      'batch-too-large',
      /batch size/,
    ],
    [
      'what a text says, as Azure',
      refusal(400, 'content_filter', 'The response was filtered.'),
      'embedding-failed',
      /refused to embed this text/,
    ],
    [
      'a width',
      refusal(400, null, "'dimensions' must be less than or equal to 1536"),
      'service-mistaken',
      /less than or equal to 1536/,
    ],
    ['the request', refusal(400, null, 'Unrecognized argument: encoding_format'), 'service-mistaken', /Unrecognized/],
    ['such requests', refusal(405, null, 'Method not allowed'), 'service-mistaken', /405/],
    ['for want of credit', refusals.outOfQuota, 'token-refused', /no credit left/],
    ['for want of payment', refusal(402, null, 'Payment required'), 'token-refused', /no credit left/],
    ['because it is in trouble', refusals.serverError, 'service-unreachable', /error 500/],
    [
      'through a gateway’s error page',
      { kind: 'answer', status: 502, body: '<html><h1>Bad gateway</h1>' },
      'service-unreachable',
      /error 502\)\.$/,
    ],
  ])('a service that refuses %s is reported with the reason', async (_, fault, code, message) => {
    expect(await errorOf(fault)).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('a service that refuses for good is reported as such, although GitHub calls it temporary', async () => {
    const { code, message } = await errorOf(refusals.retired, { service: 'github' });
    expect(code).toBe('service-retired');
    expect(message).toMatch(/GitHub Models has been shut down.*Choose another service/);
    expect(message).not.toMatch(/temporar|brownout/);
  });

  it('a service that repeats the token is not quoted with it', async () => {
    for (const status of [400, 401, 403, 404, 413, 418, 429, 500]) {
      const { message } = await errorOf(refusal(status, null, `Bad key ${token}, really ${token}!`));
      expect(message).not.toContain('0123456789');
    }
  });

  it('a service that sends requests elsewhere is not followed there', async () => {
    const elsewhere = await startOpenAi();
    onTestFinished(() => elsewhere.close());
    const headers = { location: `${elsewhere.url}/embeddings` };
    expect(await errorOf({ kind: 'answer', status: 307, body: '', headers })).toMatchObject({
      code: 'service-mistaken',
      message: expect.stringMatching(/redirects to another address/),
    });
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('a service that is limited', () => {
  /** The wait in minutes. */
  async function limited(fault: Fault): Promise<{ wait: number; message: string }> {
    const before = Date.now();
    const error = await errorOf(fault);
    if (!(error instanceof RetryLaterError)) throw error;
    expect(error.code).toBe('service-limited');
    return { wait: Math.round((error.retryAt - before) / 60_000), message: error.message };
  }

  it('a limit of minutes says until when', async () => {
    expect(await limited(refusals.limited('300'))).toEqual({
      wait: 5,
      message: 'The provider’s request limit is reached.',
    });
  });

  it('a limit of hours is the daily limit', async () => {
    expect(await limited(refusals.limited('24480'))).toEqual({
      wait: 408,
      message: 'The provider’s daily limit is reached.',
    });
  });

  it('a limit until a date says until when', async () => {
    const { wait } = await limited(refusals.limited(new Date(Date.now() + 2 * hour).toUTCString()));
    expect(wait).toBe(120);
  });

  it('a daily limit says so, even near its end', async () => {
    const fault = refusal(429, 'RateLimitReached', 'Rate limit of 150 per 86400s exceeded for UserByModelByDay.', {
      'x-ratelimit-timeremaining': '120',
    });
    expect(await limited(fault)).toEqual({ wait: 2, message: 'The provider’s daily limit is reached.' });
  });

  it('a quota that fills again does not mean that credit has run out', async () => {
    const fault = refusal(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota, check your plan and billing.');
    expect(await limited(fault)).toMatchObject({ message: 'The provider’s request limit is reached.' });
  });

  it('a service too busy for now is waited for as long as it says', async () => {
    expect(await limited(refusal(503, null, 'Overloaded.', { 'retry-after': '60' }))).toMatchObject({ wait: 1 });
  });
});

describe('a service that cannot be reached', () => {
  it.each<[string, Fault]>([
    ['breaks the connection', { kind: 'reset' }],
    ['breaks off in its answer', { kind: 'truncated', breaks: true }],
    ['answers half', { kind: 'truncated', breaks: false }],
  ])('a service that %s is reported as unreachable', async (_, fault) => {
    expect(await errorOf(fault)).toMatchObject({ code: 'service-unreachable' });
  });

  it('a service that does not answer in time is reported as unreachable', async () => {
    expect(await errorOf({ kind: 'silence' }, { timeout: 200 })).toMatchObject({
      code: 'service-unreachable',
      message: expect.stringMatching(/did not answer in time/),
    });
  });

  it('a service that is not running is reported as unreachable', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const address = free.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await new Promise((resolve) => free.close(resolve));
    expect(await errorOf(null, { baseUrl: `http://127.0.0.1:${port}/v1` })).toMatchObject({
      code: 'service-unreachable',
      message: expect.stringMatching(/is the service running/),
    });
  });
});

describe('an answer that cannot be used', () => {
  it.each<[string, Fault]>([
    ['counts wrong', { kind: 'wrong-count' }],
    ['gives two vectors to one text', { kind: 'same-index' }],
    ['holds what is no number', { kind: 'nan' }],
    [
      'breaks off in a vector',
      data([
        { index: 0, embedding: 'AAAA' },
        { index: 1, embedding: 'AAAAAA==' },
      ]),
    ],
    [
      'has no direction',
      data([
        { index: 0, embedding: [0, 0] },
        { index: 1, embedding: [0, 1] },
      ]),
    ],
    [
      'has vectors of two widths',
      data([
        { index: 0, embedding: [1] },
        { index: 1, embedding: [0, 1] },
      ]),
    ],
    [
      'belongs to other texts',
      data([
        { index: 1, embedding: [1, 0] },
        { index: 2, embedding: [0, 1] },
      ]),
    ],
  ])('an answer that %s does not embed the texts', async (_, fault) => {
    expect(await errorOf(fault)).toMatchObject({ code: 'embedding-failed' });
  });

  it('an answer of another width than expected says both', async () => {
    expect(await errorOf({ kind: 'wrong-width', width: 32 })).toMatchObject({
      code: 'service-mistaken',
      message: expect.stringMatching(/32 dimensions instead of 64/),
    });
  });

  it.each<[string, Fault]>([
    ['is a web page', { kind: 'answer', status: 200, body: '<!doctype html><title>Sign in</title>' }],
    ['is empty', { kind: 'answer', status: 204, body: '' }],
    ['is other JSON', { kind: 'answer', status: 200, body: { object: 'list', models: [] } }],
  ])('an answer that %s means that the address is mistaken', async (_, fault) => {
    expect(await errorOf(fault)).toMatchObject({ code: 'service-mistaken' });
  });

  it('an answer in base64 without finite numbers does not embed the texts', async () => {
    const server = await startOpenAi({ encoding: 'base64' });
    onTestFinished(() => server.close());
    server.script({ kind: 'nan' });
    const spec = hostedSpec({ service: 'custom', baseUrl: server.url, model: 'bag-of-words', dimensions: null }, 64);
    const provider = new HostedProvider(spec, { token: async () => null, fetch });
    await expect(provider.embed(['a text'], 'passage')).rejects.toMatchObject({ code: 'embedding-failed' });
  });
});

describe('a token that cannot be one', () => {
  it.each(['with space', 'line\nbreak', 'ünïcode-token'])(
    'a token that cannot be one is never sent, nor repeated: %j',
    async (wrong) => {
      expect(await errorOf(null, { token: wrong })).toMatchObject({
        code: 'token-refused',
        message: expect.stringMatching(/contains invalid characters/),
      });
    },
  );
});

function data(entries: { index: number; embedding: number[] | string }[]): Fault {
  return { kind: 'answer', status: 200, body: { object: 'list', data: entries } };
}
