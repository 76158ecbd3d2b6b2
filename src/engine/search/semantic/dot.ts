/** The inner product; of two vectors of unit length, their cosine. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** The mean of vectors, scaled to unit length; null if there are none, or they cancel each other out. */
export function centroid(vectors: readonly Float32Array[]): Float32Array | null {
  const [first] = vectors;
  if (first === undefined) return null;
  const sum = new Float32Array(first.length);
  for (const vector of vectors) for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
  const norm = Math.sqrt(dot(sum, sum));
  return norm < 1e-6 ? null : sum.map((component) => component / norm);
}
