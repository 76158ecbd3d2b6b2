import { z } from 'zod';
import { NearnoteError } from '../../../shared/errors.ts';
import { type UserText, userText } from '../../../shared/user-text.ts';

/** The numbers are checked while they are converted: a schema for half a million of them would take longer than all else. */
const numbers = z.custom<readonly unknown[]>((value) => Array.isArray(value));
const answer = z.object({
  data: z.array(z.object({ index: z.int(), embedding: z.union([z.string(), numbers]) })),
});

/**
 * The vectors of an answer in the order of the texts, scaled to unit length. Arrays of numbers and base64 of
 * little-endian float32 are both accepted, because some services ignore which one was requested.
 * @throws NearnoteError `service-mistaken` for an answer of another protocol; `embedding-failed` for an incomplete one.
 */
export function decodeAnswer(body: unknown, texts: number): Float32Array[] {
  const parsed = answer.safeParse(body);
  if (!parsed.success) {
    throw new NearnoteError(
      'service-mistaken',
      userText('The service did not answer with vectors. Check its address in Settings.'),
    );
  }
  const { data } = parsed.data;
  if (data.length !== texts) {
    throw failed(
      userText('The service returned {vectors} vectors for {texts} texts.', { vectors: data.length, texts }),
    );
  }
  const vectors = new Map(data.map(({ index, embedding }) => [index, unitVector(embedding)]));
  const ordered = Array.from({ length: texts }, (_, index) => vectors.get(index));
  const complete = ordered.filter((vector) => vector !== undefined);
  if (complete.length !== texts) {
    throw failed(userText('The service returned vectors that cannot be matched to the texts.'));
  }
  if (complete.some((vector) => vector.length !== complete[0]?.length)) {
    throw failed(userText('The service returned vectors of different dimensions.'));
  }
  return complete;
}

function unitVector(embedding: string | readonly unknown[]): Float32Array {
  const vector = typeof embedding === 'string' ? fromBase64(embedding) : fromNumbers(embedding);
  let squares = 0;
  for (const component of vector) squares += component * component;
  if (!Number.isFinite(squares)) {
    throw failed(userText('The service returned a vector with values that are not finite numbers.'));
  }
  if (squares === 0) throw failed(userText('The service returned a vector of zeros.'));
  const scale = 1 / Math.sqrt(squares);
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) * scale;
  return vector;
}

function fromNumbers(components: readonly unknown[]): Float32Array {
  const vector = new Float32Array(components.length);
  for (let at = 0; at < components.length; at++) {
    const component = components[at];
    // JSON has no NaN: a service that computed one writes null.
    vector[at] = typeof component === 'number' ? component : Number.NaN;
  }
  return vector;
}

function fromBase64(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  const size = Float32Array.BYTES_PER_ELEMENT;
  if (bytes.length % size !== 0) throw failed(userText('The service returned a truncated vector.'));
  const vector = new Float32Array(bytes.length / size);
  for (let at = 0; at < vector.length; at++) vector[at] = bytes.readFloatLE(at * size);
  return vector;
}

function failed(what: UserText): NearnoteError {
  return new NearnoteError('embedding-failed', what);
}
