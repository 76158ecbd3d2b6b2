import type { Pooling } from '../shared/models.ts';

/**
 * One vector of unit length for each text, from the vectors of its tokens: their mean over the tokens that are not
 * padding, or the first token's. Plain loops over typed arrays: the library's own pooling costs more than the model.
 * @param hidden token vectors, texts × tokens × dimensions, row by row.
 * @param mask texts × tokens, 0 for padding.
 * @returns texts × dimensions. A text whose vector has no length stays zero; the receiver refuses it.
 */
export function poolAndNormalize(
  hidden: Float32Array,
  mask: BigInt64Array,
  shape: { texts: number; tokens: number; dimensions: number },
  pooling: Pooling,
): Float32Array {
  const { texts, tokens, dimensions } = shape;
  const vectors = new Float32Array(texts * dimensions);
  for (let text = 0; text < texts; text++) {
    const vector = vectors.subarray(text * dimensions, (text + 1) * dimensions);
    const first = text * tokens;
    if (pooling === 'cls') {
      vector.set(hidden.subarray(first * dimensions, (first + 1) * dimensions));
    } else {
      for (let token = first; token < first + tokens; token++) {
        if (mask[token] !== 0n) addTo(vector, hidden, token * dimensions);
      }
    }
    normalize(vector);
  }
  return vectors;
}

// The mean's division is left to the normalisation: both only scale the vector.
function addTo(sum: Float32Array, values: Float32Array, offset: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (values[offset + i] ?? 0);
}

function normalize(vector: Float32Array): void {
  let squares = 0;
  for (const component of vector) squares += component * component;
  const length = Math.sqrt(squares);
  if (length === 0) return;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
}
