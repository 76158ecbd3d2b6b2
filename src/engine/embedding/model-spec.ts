import { type Dtype, dtype, type LocalModel, type ModelSpec } from '../../shared/models.ts';
import type { TextKind } from './provider.ts';

/** Id of the built-in model, which has only one number format. */
export const starterId = 'starter';

/**
 * In the fingerprint of a quantised model since its vectors are made of one text at a time: in batches, as the first
 * version made them, they depended on what was embedded beside a text. The starter’s did not: it adds up its words.
 */
const oneTextAtATime = 'one-text-at-a-time';

/** Models with the same fingerprint make the same vectors. It is stored with the vectors. */
export function fingerprintOf(spec: ModelSpec): string {
  if (spec.kind === 'hosted') return JSON.stringify(['hosted', spec.baseUrl, spec.model, spec.dimensions]);
  const { id, revision, pooling, dimensions, prefixes } = spec;
  const isQuantised = spec.dtype === 'q8' || spec.dtype === 'q4';
  const manner = isQuantised && id !== starterId ? [oneTextAtATime] : [];
  return JSON.stringify(['local', id, revision, spec.dtype, pooling, dimensions, prefixes, ...manner]);
}

export function withPrefix(model: LocalModel, text: string, kind: TextKind): string {
  return model.prefixes[kind] + text;
}

/** The key of a model in the list; for a model of the hub it includes the number format. */
export function keyOf(spec: ModelSpec): string {
  return spec.kind === 'hosted' || spec.id === starterId ? spec.id : `${spec.id}@${spec.dtype}`;
}

/** `dtype` is null where the key does not name one. */
export function parseKey(key: string): { id: string; dtype: Dtype | null } {
  const at = key.lastIndexOf('@');
  const format = dtype.safeParse(key.slice(at + 1));
  return at > 0 && format.success ? { id: key.slice(0, at), dtype: format.data } : { id: key, dtype: null };
}
