import { NearnoteError } from '../../../shared/errors.ts';
import { userText } from '../../../shared/user-text.ts';

/** OpenAI’s models read 8,191 tokens, and no text has more tokens than bytes. */
const maxTextBytes = 8_000;
/** The protocol allows 64,000 tokens a request; a token has about four bytes on average. */
const maxRequestBytes = 64_000 * 4;
const maxRequestTexts = 2_048;

/** A text as it may be sent. @throws NearnoteError `embedding-failed` for a blank text, which the protocol refuses. */
export function prepare(text: string): string {
  if (text.trim() === '') throw new NearnoteError('embedding-failed', userText('There are no words in this text.'));
  // Some services refuse half a surrogate pair as broken JSON.
  return truncate(text.toWellFormed());
}

function truncate(text: string): string {
  if (Buffer.byteLength(text) <= maxTextBytes) return text;
  const bytes = Buffer.from(text).subarray(0, maxTextBytes);
  // With `stream`, an incomplete last character is left out.
  return new TextDecoder().decode(bytes, { stream: true });
}

/** Splits texts into requests of the allowed size, in their order. */
export function* partition(texts: readonly string[]): Generator<string[]> {
  let request: string[] = [];
  let bytes = 0;
  for (const text of texts) {
    const size = Buffer.byteLength(text);
    if (request.length > 0 && (request.length === maxRequestTexts || bytes + size > maxRequestBytes)) {
      yield request;
      request = [];
      bytes = 0;
    }
    request.push(text);
    bytes += size;
  }
  if (request.length > 0) yield request;
}
