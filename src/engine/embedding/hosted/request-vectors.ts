import OpenAI from 'openai';
import { NearnoteError } from '../../../shared/errors.ts';
import { hostedServices } from '../../../shared/hosted-services.ts';
import type { HostedDraft } from '../../../shared/models.ts';
import { classifyError } from './classify-error.ts';
import { decodeAnswer } from './decode-answer.ts';
import { serviceName } from './hosted-spec.ts';

/** What is needed of `fetch`: undici's and Node's differ in the rest of their types. */
type HostedFetch = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body: string;
    signal: AbortSignal | null;
    redirect: 'manual';
  },
) => Promise<Response>;

export interface HostedDependencies {
  /** Asked before each request; null where there is none. */
  token: () => Promise<string | null>;
  fetch: HostedFetch;
  /** Milliseconds after which a request is given up. */
  timeout?: number;
}

const timeLimit = 60_000;

export interface RequestTerms {
  /** The width that the vectors must have; null to take any. */
  width: number | null;
  /** Milliseconds to wait if the service is limited and does not say how long. */
  wait: number;
  signal?: AbortSignal | undefined;
}

/**
 * One request of the OpenAI embeddings protocol (https://platform.openai.com/docs/api-reference/embeddings).
 * @param target Where to, what model, and the width to ask for, normalised.
 * @returns Unit vectors in the order of the texts, all of one width.
 * @throws NearnoteError see EmbeddingProvider.embed; the signal's reason if it was aborted.
 */
export async function requestVectors(
  target: HostedDraft,
  texts: string[],
  { token: readToken, fetch, timeout = timeLimit }: HostedDependencies,
  { width, wait, signal }: RequestTerms,
): Promise<Float32Array[]> {
  const { baseUrl, model, dimensions } = target;
  const service = serviceName(target);
  const token = usable(await readToken(), target);
  const client = clientFor(baseUrl, token, fetch, timeout);
  const body = {
    model,
    input: texts,
    encoding_format: 'float',
    ...(dimensions === null ? {} : { dimensions }),
  } as const;
  let answer: unknown;
  try {
    answer = await client.embeddings.create(body, { signal: signal ?? null });
  } catch (error) {
    signal?.throwIfAborted();
    throw classifyError(error, { service, host: new URL(baseUrl).host, model, token, wait });
  }
  const vectors = decodeAnswer(answer, texts.length);
  const found = vectors[0]?.length;
  if (width !== null && found !== width) {
    throw new NearnoteError(
      'service-mistaken',
      `“${model}” of ${service} returns vectors of ${found} dimensions instead of ${width}. Add it in Settings with its own dimensions.`,
    );
  }
  return vectors;
}

function clientFor(baseURL: string, token: string | null, fetch: HostedFetch, timeout: number): OpenAI {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'Nearnote',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  return new OpenAI({
    baseURL,
    // The client insists on a key; the token is added below.
    apiKey: 'none',
    maxRetries: 0,
    timeout,
    // Its debug log, which a variable of the environment can turn on, would hold the notes.
    logLevel: 'off',
    // Its own headers describe this computer, and repeat what the environment holds for other services. Redirects are
    // not followed: the user has agreed to one host.
    fetch: (url, { method = 'GET', body, signal = null } = {}) =>
      fetch(String(url), { method, headers, body: String(body), signal, redirect: 'manual' }),
  });
}

/** The token as it goes into a header. @throws NearnoteError `token-refused`: it is missing, or cannot be one. */
function usable(token: string | null, target: HostedDraft): string | null {
  const service = hostedServices.find((info) => info.service === target.service);
  if (token === null) {
    if (service?.needsToken !== true) return null;
    throw new NearnoteError('token-refused', `There is no token for ${service.name}. Enter one in Settings.`);
  }
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new NearnoteError(
    'token-refused',
    `The token for ${serviceName(target)} holds characters that no token has. Enter it again in Settings.`,
  );
}
