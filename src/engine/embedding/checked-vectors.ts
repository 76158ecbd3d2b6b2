import { NearnoteError } from '../../shared/errors.ts';

/** How far a squared length may be from 1. Float32 rounding errors are far smaller, a missing normalisation far larger. */
const tolerance = 1e-3;

/**
 * Splits a model’s output into one vector for each text. If any vector is wrong, all are refused: search relies on every
 * stored vector.
 * @throws NearnoteError `embedding-failed`, with the reason.
 */
export function checkedVectors(flat: Float32Array, width: number, texts: number, dimensions: number): Float32Array[] {
  if (width !== dimensions) throw wrong(`vectors of ${width} dimensions instead of ${dimensions}`);
  if (flat.length !== texts * dimensions) throw wrong(`${flat.length / dimensions} vectors for ${texts} texts`);
  const vectors = Array.from({ length: texts }, (_, text) => flat.subarray(text * dimensions, (text + 1) * dimensions));
  for (const vector of vectors) checkVector(vector);
  return vectors;
}

function checkVector(vector: Float32Array): void {
  let squares = 0;
  for (const component of vector) squares += component * component;
  if (!Number.isFinite(squares)) throw wrong('a vector with values that are not finite numbers');
  if (squares === 0) throw new NearnoteError('embedding-failed', 'The model knows none of the words of this text.');
  if (Math.abs(squares - 1) > tolerance)
    throw wrong(`a vector of length ${Math.sqrt(squares).toPrecision(3)} instead of 1`);
}

function wrong(what: string): NearnoteError {
  return new NearnoteError('embedding-failed', `The model returned ${what}.`);
}
