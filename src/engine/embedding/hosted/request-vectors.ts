import OpenAI from 'openai';
import { NearnoteError } from '../../../shared/errors.ts';
import { hostedServices } from '../../../shared/hosted-services.ts';
import type { HostedDraft } from '../../../shared/models.ts';
import { userText } from '../../../shared/user-text.ts';
import { boundedAnswer, mostDimensions } from './bounded-answer.ts';
import { classifyError } from './classify-error.ts';
import { decodeAnswer } from './decode-answer.ts';
import { serviceName } from './hosted-spec.ts';

/** The part of `fetch` that is used here: the types of undici and Node differ in the rest. */
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
  /** Called before each request; null where there is no token. */
  token: () => Promise<string | null>;
  fetch: HostedFetch;
  /** Milliseconds after which a request fails. */
  timeout?: number;
}

const defaultTimeout = 60_000;

export interface RequestOptions {
  /** The dimensions that the vectors must have; null for any. */
  dimensions: number | null;
  /** Milliseconds to wait when the service is rate-limited and does not say how long. */
  defaultWait: number;
  signal?: AbortSignal | undefined;
}

/**
 * Makes one request of the OpenAI embeddings protocol (https://platform.openai.com/docs/api-reference/embeddings).
 * @param target The normalised address, the model, and the dimensions to request.
 * @returns Unit vectors in the order of the texts, all with the same dimensions.
 * @throws NearnoteError see EmbeddingProvider.embed; the signal’s reason if it was aborted.
 */
export async function requestVectors(
  target: HostedDraft,
  texts: string[],
  { token: readToken, fetch, timeout = defaultTimeout }: HostedDependencies,
  { dimensions, defaultWait, signal }: RequestOptions,
): Promise<Float32Array[]> {
  const { baseUrl, model } = target;
  const service = serviceName(target);
  const token = checkedToken(await readToken(), target);
  const bounded: HostedFetch = async (url, init) => boundedAnswer(await fetch(url, init), texts.length);
  const client = clientFor(baseUrl, token, bounded, timeout);
  const body = {
    model,
    input: texts,
    encoding_format: 'float',
    ...(target.dimensions === null ? {} : { dimensions: target.dimensions }),
  } as const;
  let answer: unknown;
  try {
    answer = await client.embeddings.create(body, { signal: signal ?? null });
  } catch (error) {
    signal?.throwIfAborted();
    throw classifyError(error, { service, host: new URL(baseUrl).host, model, token, defaultWait });
  }
  const vectors = decodeAnswer(answer, texts.length);
  const found = vectors[0]?.length;
  if (found !== undefined && found > mostDimensions) {
    throw new NearnoteError(
      'service-mistaken',
      userText('“{model}” of {service} returns vectors of {found} dimensions; Nearnote can store {most} at most.', {
        model,
        service,
        found,
        most: mostDimensions,
      }),
    );
  }
  if (dimensions !== null && found !== dimensions) {
    throw new NearnoteError(
      'service-mistaken',
      userText(
        '“{model}” of {service} returns vectors of {found} dimensions instead of {dimensions}. Add it in Settings with its own dimensions.',
        { model, service, found: found ?? 0, dimensions },
      ),
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
    // Its debug log, which an environment variable can turn on, would contain the notes.
    logLevel: 'off',
    // The client’s own headers describe this computer, and include values that the environment holds for other services.
    // Redirects are not followed: the user has agreed to one host.
    fetch: (url, { method = 'GET', body, signal = null } = {}) =>
      fetch(String(url), { method, headers, body: String(body), signal, redirect: 'manual' }),
  });
}

/** The token, checked to be fit for a header. @throws NearnoteError `token-refused` if it is missing or invalid. */
function checkedToken(token: string | null, target: HostedDraft): string | null {
  const service = hostedServices.find((info) => info.service === target.service);
  if (token === null) {
    if (service?.needsToken !== true) return null;
    throw new NearnoteError(
      'token-refused',
      userText('There is no token for {service}. Enter one in Settings.', { service: service.name }),
    );
  }
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new NearnoteError(
    'token-refused',
    userText('The token for {service} contains invalid characters. Enter it again in Settings.', {
      service: serviceName(target),
    }),
  );
}
