import { NearnoteError } from '../../shared/errors.ts';
import { type UserText, userText } from '../../shared/user-text.ts';

/** How far a squared length may be from 1. Float32 rounding errors are far smaller, a missing normalisation far larger. */
const tolerance = 1e-3;

/**
 * Splits a model’s output into one vector for each text. If any vector is wrong, all are refused: search relies on every
 * stored vector.
 * @throws NearnoteError `embedding-failed`, with the reason.
 */
export function checkedVectors(flat: Float32Array, width: number, texts: number, dimensions: number): Float32Array[] {
  if (width !== dimensions) {
    throw wrong(
      userText('The model returned vectors of {width} dimensions instead of {dimensions}.', { width, dimensions }),
    );
  }
  if (flat.length !== texts * dimensions) {
    const vectors = flat.length / dimensions;
    throw wrong(userText('The model returned {vectors} vectors for {texts} texts.', { vectors, texts }));
  }
  const vectors = Array.from({ length: texts }, (_, text) => flat.subarray(text * dimensions, (text + 1) * dimensions));
  for (const vector of vectors) checkVector(vector);
  return vectors;
}

function checkVector(vector: Float32Array): void {
  let squares = 0;
  for (const component of vector) squares += component * component;
  if (!Number.isFinite(squares)) {
    throw wrong(userText('The model returned a vector with values that are not finite numbers.'));
  }
  if (squares === 0) throw wrong(userText('The model knows none of the words of this text.'));
  if (Math.abs(squares - 1) > tolerance) {
    const length = Math.sqrt(squares).toPrecision(3);
    throw wrong(userText('The model returned a vector of length {length} instead of 1.', { length }));
  }
}

function wrong(what: UserText): NearnoteError {
  return new NearnoteError('embedding-failed', what);
}
