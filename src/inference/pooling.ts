import type { Pooling } from '../shared/models.ts';

/**
 * Computes one vector of unit length for each text from the vectors of its tokens: the mean of those that are not
 * padding, or the first one. These are plain loops over typed arrays, because the library’s own pooling takes longer
 * than the model.
 * @param hidden token vectors, texts × tokens × dimensions, row by row.
 * @param mask texts × tokens, 0 for padding.
 * @returns texts × dimensions. A vector of length zero stays as it is; the receiver refuses it.
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

// The sum need not be divided for the mean: normalising scales the vector anyway.
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
