import { NearnoteError } from '../../../shared/errors.ts';

/** A model of OpenAI's reads 8,191 tokens, and no tokenizer makes more tokens of a text than it has bytes. */
const longestText = 8_000;
/** What the protocol takes in one request: 64,000 tokens, of four bytes each on average. */
const requestBytes = 64_000 * 4;
const requestTexts = 2_048;

/** A text as it may be sent. @throws NearnoteError `embedding-failed`: it is blank, which the protocol refuses. */
export function prepare(text: string): string {
  if (text.trim() === '') throw new NearnoteError('embedding-failed', 'There are no words in this text.');
  // What is no text (half a surrogate pair) some services refuse as broken JSON.
  return cut(text.toWellFormed());
}

function cut(text: string): string {
  if (Buffer.byteLength(text) <= longestText) return text;
  const bytes = Buffer.from(text).subarray(0, longestText);
  // `stream` holds back a character that was cut through.
  return new TextDecoder().decode(bytes, { stream: true });
}

/** Parts texts into what one request may hold, in their order. */
export function* partition(texts: readonly string[]): Generator<string[]> {
  let request: string[] = [];
  let bytes = 0;
  for (const text of texts) {
    const size = Buffer.byteLength(text);
    if (request.length > 0 && (request.length === requestTexts || bytes + size > requestBytes)) {
      yield request;
      request = [];
      bytes = 0;
    }
    request.push(text);
    bytes += size;
  }
  if (request.length > 0) yield request;
}
