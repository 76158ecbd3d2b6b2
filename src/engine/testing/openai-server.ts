import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type Answer, type Fault, refusal, refusals } from './openai-faults.ts';

interface OpenAiOptions {
  /** Widths by name. */
  models?: Record<string, number>;
  /** The only token accepted; null to accept any, or none. */
  token?: string | null;
  /** The encoding of every answer; the requested one if not given. */
  encoding?: 'float' | 'base64';
}

interface FaultLimits {
  /** How many requests meet the fault; all if not given. */
  times?: number;
  /** Only requests with such a text meet it. */
  text?: (text: string) => boolean;
}

interface Scripted extends Required<FaultLimits> {
  fault: Fault;
}

const embeddingRequest = z.object({
  model: z.string(),
  input: z.union([z.string().transform((text) => [text]), z.array(z.string())]),
  encoding_format: z.enum(['float', 'base64']).default('float'),
  dimensions: z.int().positive().optional(),
});
type EmbeddingRequest = z.infer<typeof embeddingRequest>;

interface LoggedRequest {
  headers: IncomingHttpHeaders;
  /** Null if it was not a request for embeddings. */
  body: EmbeddingRequest | null;
}

export interface OpenAiServer {
  /** Base URL: `/embeddings` is below it. */
  url: string;
  /** All requests in order, whatever was answered. */
  requests: readonly LoggedRequest[];
  /** How many times each text was answered with its vector. */
  texts: ReadonlyMap<string, number>;
  /** Makes requests meet a fault; of several, the one scripted first. @returns a function that ends it */
  script(fault: Fault, limits?: FaultLimits): () => void;
  close(): Promise<void>;
}

/** As OpenAI's: texts and tokens in a request, tokens in a text. */
const limits = { texts: 2_048, tokens: 64_000, tokensOfText: 8_191 };

/**
 * A server on this machine that speaks the OpenAI embeddings protocol. Its vectors are bags of words: texts that share
 * words are near to each other, so that a search over them finds something.
 */
export async function startOpenAi(options: OpenAiOptions = {}): Promise<OpenAiServer> {
  const { models = { 'bag-of-words': 64 }, token = null, encoding } = options;
  const requests: LoggedRequest[] = [];
  const texts = new Map<string, number>();
  const scripted: Scripted[] = [];
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Some tests go away before they are answered.
    response.on('error', () => {});
    const body = parsed(await readText(request).catch(() => ''));
    requests.push({ headers: request.headers, body });
    const fault = await nextFault(body);
    if (fault?.kind === 'silence') return;
    if (fault?.kind === 'reset') return void request.socket.resetAndDestroy();
    if (fault?.kind === 'answer') return send(response, fault);
    const accepted = accept(request, body);
    if ('status' in accepted) return send(response, accepted);
    const answer = JSON.stringify(embeddings(accepted, fault));
    response.writeHead(200, { 'content-type': 'application/json' });
    if (fault?.kind === 'truncated') {
      const half = answer.slice(0, answer.length / 2);
      if (fault.breaks) response.write(half, () => request.socket.destroy());
      else response.end(half);
      return;
    }
    if (fault === null || fault.kind === 'shuffled') {
      for (const text of accepted.input) texts.set(text, (texts.get(text) ?? 0) + 1);
    }
    response.end(answer);
  }

  async function nextFault(body: EmbeddingRequest | null): Promise<Fault | null> {
    for (const entry of scripted) {
      if (entry.times === 0 || !(body?.input ?? ['']).some(entry.text)) continue;
      entry.times--;
      if (entry.fault.kind !== 'delay') return entry.fault;
      await delay(entry.fault.milliseconds);
    }
    return null;
  }

  function accept(request: IncomingMessage, body: EmbeddingRequest | null): EmbeddingRequest | Answer {
    if (request.method !== 'POST' || request.url !== '/v1/embeddings') {
      return { kind: 'answer', status: 404, body: '<!doctype html><title>Not found</title>' };
    }
    if (token !== null && request.headers.authorization !== `Bearer ${token}`) return refusals.unauthorized;
    if (body === null) return refusal(400, null, 'We could not parse the JSON body of your request.');
    const width = models[body.model];
    if (width === undefined) return refusals.unknownModel;
    if (body.input.length === 0 || body.input.includes('')) return refusal(400, null, "'$.input' is invalid.");
    if (body.input.length > limits.texts) return refusal(400, null, `Array too long: at most ${limits.texts} items.`);
    const tokens = body.input.map(tokensOf);
    if (Math.max(...tokens) > limits.tokensOfText) return refusals.tooLong;
    if (tokens.reduce((sum, count) => sum + count) > limits.tokens) return refusals.tooLarge;
    if ((body.dimensions ?? 0) > width) return refusal(400, null, `'dimensions' must be at most ${width}.`);
    return body;
  }

  function embeddings({ model, input, dimensions, encoding_format }: EmbeddingRequest, fault: Fault | null) {
    const width = fault?.kind === 'wrong-width' ? fault.width : (dimensions ?? models[model] ?? 0);
    const encode = (encoding ?? encoding_format) === 'base64' ? inBase64 : (vector: Float32Array) => [...vector];
    const data = input.map((text, index) => {
      const vector = bagOfWords(text, width);
      if (fault?.kind === 'nan') vector[0] = Number.NaN;
      return { object: 'embedding', index: fault?.kind === 'same-index' ? 0 : index, embedding: encode(vector) };
    });
    if (fault?.kind === 'shuffled') data.reverse();
    if (fault?.kind === 'wrong-count') data.pop();
    if (fault?.kind === 'misplaced') for (const vector of data) vector.index = (vector.index + 1) % data.length;
    const tokens = input.reduce((sum, text) => sum + tokensOf(text), 0);
    return { object: 'list', model, data, usage: { prompt_tokens: tokens, total_tokens: tokens } };
  }

  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    requests,
    texts,
    script(fault, { times = Number.POSITIVE_INFINITY, text = () => true } = {}) {
      const entry = { fault, times, text };
      scripted.push(entry);
      return () => {
        entry.times = 0;
      };
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const page = typeof body === 'string';
  response.writeHead(status, { 'content-type': page ? 'text/html' : 'application/json', ...headers });
  response.end(page ? body : JSON.stringify(body));
}

function parsed(json: string): EmbeddingRequest | null {
  try {
    return embeddingRequest.parse(JSON.parse(json));
  } catch {
    // Whatever is wrong with it, the service only says that it cannot be read.
    return null;
  }
}

/** Four bytes a token, as it is on average. */
function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4);
}

/**
 * Each word adds or subtracts one in a component chosen by its hash (feature hashing, Weinberger et al. 2009,
 * https://arxiv.org/abs/0902.2206). Of unit length.
 */
function bagOfWords(text: string, width: number): Float32Array {
  const vector = new Float32Array(width);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const hash = hashOf(word);
    const at = (hash >>> 1) % width;
    vector[at] = (vector[at] ?? 0) + (hash & 1 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  // A text without words, or whose words cancel out, still has a vector.
  if (length === 0) vector[0] = 1;
  return length === 0 ? vector : vector.map((component) => component / length);
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(word)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

function inBase64(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}
