/** The inner product; of two vectors of unit length, their cosine. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** The mean of vectors of the same length, of which there must be at least one. */
export function mean(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
  return sum.map((component) => component / vectors.length);
}

/** The mean of vectors, scaled to unit length; null if there are none, or they cancel each other out. */
export function centroid(vectors: readonly Float32Array[]): Float32Array | null {
  if (vectors.length === 0) return null;
  const centre = mean(vectors);
  const norm = Math.sqrt(dot(centre, centre));
  return norm < 1e-6 ? null : centre.map((component) => component / norm);
}
