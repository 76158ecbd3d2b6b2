import type { APIError } from 'openai';
import { type ErrorCode, NearnoteError } from '../../../shared/errors.ts';
import { RetryLaterError } from '../provider.ts';
import { quote } from './quote.ts';
import { retryAt } from './retry-at.ts';

/** What a message may have to tell. */
export interface RequestContext {
  /** The service as the user knows it. */
  service: string;
  /** Host and port of its address. */
  host: string;
  model: string;
  /** Known only to be kept out of messages. */
  token: string | null;
  /** Milliseconds to wait where the service wants it, but does not say how long. */
  wait: number;
}

/** A limit that holds for so long is one for a day. Milliseconds. */
const longWait = 60 * 60_000;

const daily = /by ?day|per day|per 86400|daily|\b[RT]PD\b/i;
// “Quota” and “billing” alone are named for limits that pass by themselves, too.
const outOfCredit = /insufficient[ _](?:quota|credit|balance|funds)/i;
// Services word what they mean by a 400 each in its own way; these were collected from OpenAI, Azure, GitHub Models,
// Ollama, LM Studio, vLLM and text-embeddings-inference.
const tooMuch =
  /too (?:long|large|many)|(?:context|tokens?|sequence)[ _](?:window|length|limit)|exceeds? (?:the|your) |batch size|max(?:imum)? (?:context|array|[\d,]+ (?:token|input|item)s?)|(?:less|fewer|more) than [\d,]+ (?:token|input|item)s?|max_tokens_per_request|tokens_limit_reached/i;
const unknownModel =
  /model.{0,200}(?:not[ _](?:found|exist|available|supported|loaded)|(?:does not|doesn.t) exist)|(?:unknown|unsupported|invalid|no)[ _](?:embedding )?model/i;
const aboutOneText = /content[ _](?:filter|management)|\binput\b.{0,20}(?:is invalid|empty)/i;

/** What it means that a service answered with this status instead of vectors. */
export function refusal(error: APIError, status: number, about: RequestContext): NearnoteError {
  const { service, model } = about;
  const words = error.message.replace(/^\d{3} /, '');
  const details = [error.code, error.type, words].join(' ');
  const quoted = quote(words, about.token);
  const say = (code: ErrorCode, text: string) =>
    new NearnoteError(code, quoted === '' ? text : `${text} The service says: “${quoted}”`);
  const notKnown = () =>
    say('model-unknown', `${service} knows no model “${model}” at this address. Check both in Settings.`);
  const tooLarge = () => say('batch-too-large', `${service} takes less text at once.`);

  if (status === 401) return say('token-refused', `${service} does not accept the token. Enter a new one in Settings.`);
  if (status === 403) {
    return say(
      'token-refused',
      `${service} does not permit this with the token. Enter a new one in Settings; on GitHub it needs the permission “models:read”.`,
    );
  }
  if (status === 402 || (status === 429 && outOfCredit.test(details))) {
    return say(
      'token-refused',
      `The account at ${service} has no credit left. Add credit there, or enter another token in Settings.`,
    );
  }
  if (status === 404) return notKnown();
  if (status === 410) {
    // GitHub's answer goes on saying that this is temporary, so it is not quoted.
    return new NearnoteError(
      'service-retired',
      `${service} has been shut down at this address, for good. Choose another service in Settings.`,
    );
  }
  if (status === 413) return tooLarge();
  if (status === 400 || status === 422) {
    // The width is asked for by the user, and no smaller batch changes it.
    if (!/dimension/i.test(details)) {
      if (tooMuch.test(details)) return tooLarge();
      if (unknownModel.test(details)) return notKnown();
      if (aboutOneText.test(details)) return say('embedding-failed', `${service} does not embed this text.`);
    }
    return say('service-mistaken', `${service} does not understand the request. Check the model and its dimensions.`);
  }
  const now = Date.now();
  const at = error.headers === undefined ? null : retryAt(error.headers, now);
  if (status === 429 || (status === 503 && at !== null)) {
    return limited(at ?? now + about.wait, now, `${details} ${error.headers?.get('x-ratelimit-type')}`);
  }
  if (status >= 500 || status === 408 || status === 409 || status === 425) {
    return say('service-unreachable', `${service} is in trouble (error ${status}).`);
  }
  if (status < 400) {
    return new NearnoteError(
      'service-mistaken',
      `${service} has moved to another address, where nothing was sent. Enter its new address in Settings.`,
    );
  }
  return say('service-mistaken', `${service} refuses the request (error ${status}). Check its address in Settings.`);
}

function limited(at: number, now: number, details: string): RetryLaterError {
  const which = at - now >= longWait || daily.test(details) ? 'daily limit' : 'limit of requests';
  return new RetryLaterError('service-limited', `The provider’s ${which} is reached.`, at);
}
