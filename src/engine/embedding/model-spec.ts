import { type Dtype, dtype, type LocalModel, type ModelSpec } from '../../shared/models.ts';
import type { TextKind } from './provider.ts';

/** Id of the built-in model, which has only one number format. */
export const starterId = 'starter';

/** Models with the same fingerprint make the same vectors. It is stored with the vectors. */
export function fingerprintOf(spec: ModelSpec): string {
  if (spec.kind === 'hosted') return JSON.stringify(['hosted', spec.baseUrl, spec.model, spec.dimensions]);
  const { id, revision, pooling, dimensions, prefixes } = spec;
  return JSON.stringify(['local', id, revision, spec.dtype, pooling, dimensions, prefixes]);
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
