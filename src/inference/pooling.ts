import type { Pooling } from '../shared/models.ts';

/**
 * Computes the vector of a text, of unit length, from the vectors of its tokens: their mean, or the first one. These are
 * plain loops over typed arrays, because the library’s own pooling takes longer than the model.
 * @param hidden token vectors, tokens × dimensions, row by row.
 * @returns a vector of length zero stays as it is; the receiver refuses it.
 */
export function poolAndNormalize(hidden: Float32Array, dimensions: number, pooling: Pooling): Float32Array {
  const vector = hidden.slice(0, dimensions);
  if (pooling === 'mean') {
    for (let token = dimensions; token < hidden.length; token += dimensions) addTo(vector, hidden, token);
  }
  normalize(vector);
  return vector;
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
