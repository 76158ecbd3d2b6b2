import type { APIError } from 'openai';
import { type ErrorCode, NearnoteError } from '../../../shared/errors.ts';
import { type UserText, userText } from '../../../shared/user-text.ts';
import { RetryLaterError } from '../provider.ts';
import { quote } from './quote.ts';
import { retryAt } from './retry-at.ts';

/** The request that failed, as messages may mention it. */
export interface RequestContext {
  /** The service as the user knows it. */
  service: string;
  /** Host and port of its address. */
  host: string;
  model: string;
  /** Needed only to keep it out of messages. */
  token: string | null;
  /** Milliseconds to wait when the service is rate-limited and does not say how long. */
  defaultWait: number;
}

/** A wait of at least this long means a daily limit. Milliseconds. */
const longWait = 60 * 60_000;

const daily = /by ?day|per day|per 86400|daily|\b[RT]PD\b/i;
// “Quota” and “billing” alone also appear in messages about limits that pass by themselves.
const outOfCredit = /insufficient[ _](?:quota|credit|balance|funds)/i;
// Each service words its 400s differently. These patterns were collected from OpenAI, Azure, GitHub Models, Ollama,
// LM Studio, vLLM and text-embeddings-inference.
const batchTooLarge =
  /too (?:long|large|many)|(?:context|tokens?|sequence)[ _](?:window|length|limit)|exceeds? (?:the|your) |batch size|max(?:imum)? (?:context|array|[\d,]+ (?:token|input|item)s?)|(?:less|fewer|more) than [\d,]+ (?:token|input|item)s?|max_tokens_per_request|tokens_limit_reached/i;
const unknownModel =
  /model.{0,200}(?:not[ _](?:found|exist|available|supported|loaded)|(?:does not|doesn.t) exist)|(?:unknown|unsupported|invalid|no)[ _](?:embedding )?model/i;
const aboutOneText = /content[ _](?:filter|management)|\binput\b.{0,20}(?:is invalid|empty)/i;

/** Translates an answer with an error status into an error for the user. */
export function refusal(error: APIError, status: number, context: RequestContext): NearnoteError {
  const { service, model } = context;
  const message = error.message.replace(/^\d{3} /, '');
  const details = [error.code, error.type, message].join(' ');
  const quoted = quote(message, context.token);
  const refused = (code: ErrorCode, text: UserText) =>
    new NearnoteError(
      code,
      quoted === '' ? text : userText('{refusal} The service says: “{quoted}”', { refusal: text, quoted }),
    );
  const modelUnknown = () =>
    refused(
      'model-unknown',
      userText('{service} has no model “{model}” at this address. Check both in Settings.', { service, model }),
    );
  const tooLarge = () =>
    refused('batch-too-large', userText('{service} accepts less text in one request.', { service }));

  if (status === 401) {
    return refused(
      'token-refused',
      userText('{service} does not accept the token. Enter a new one in Settings.', { service }),
    );
  }
  if (status === 403) {
    return refused(
      'token-refused',
      userText(
        '{service} does not allow this with the token. Enter another one in Settings; on GitHub, it needs the permission “models:read”.',
        { service },
      ),
    );
  }
  if (status === 402 || (status === 429 && outOfCredit.test(details))) {
    return refused(
      'token-refused',
      userText('The account at {service} has no credit left. Add credit there, or enter another token in Settings.', {
        service,
      }),
    );
  }
  if (status === 404) return modelUnknown();
  if (status === 410) {
    // Not quoted: GitHub’s answer still says that this is temporary.
    return new NearnoteError(
      'service-retired',
      userText('{service} has been shut down permanently at this address. Choose another service in Settings.', {
        service,
      }),
    );
  }
  if (status === 413) return tooLarge();
  if (status === 400 || status === 422) {
    // The user chose the dimensions, and a smaller batch would not change them.
    if (!/dimension/i.test(details)) {
      if (batchTooLarge.test(details)) return tooLarge();
      if (unknownModel.test(details)) return modelUnknown();
      if (aboutOneText.test(details))
        return refused('embedding-failed', userText('{service} refused to embed this text.', { service }));
    }
    return refused(
      'service-mistaken',
      userText('{service} does not understand the request. Check the model and its dimensions.', { service }),
    );
  }
  const now = Date.now();
  const at = error.headers === undefined ? null : retryAt(error.headers, now);
  if (status === 429 || (status === 503 && at !== null)) {
    return rateLimited(at ?? now + context.defaultWait, now, `${details} ${error.headers?.get('x-ratelimit-type')}`);
  }
  if (status >= 500 || status === 408 || status === 409 || status === 425) {
    return refused(
      'service-unreachable',
      userText('{service} has a problem of its own (error {status}).', { service, status }),
    );
  }
  if (status < 400) {
    return new NearnoteError(
      'service-mistaken',
      userText('{service} redirects to another address, where nothing was sent. Enter the new address in Settings.', {
        service,
      }),
    );
  }
  return refused(
    'service-mistaken',
    userText('{service} refused the request (error {status}). Check its address in Settings.', { service, status }),
  );
}

function rateLimited(at: number, now: number, details: string): RetryLaterError {
  const isDaily = at - now >= longWait || daily.test(details);
  const text = isDaily
    ? userText('The provider’s daily limit is reached.')
    : userText('The provider’s request limit is reached.');
  return new RetryLaterError('service-limited', text, at);
}
