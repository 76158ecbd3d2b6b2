import { NearnoteError } from '../../shared/errors.ts';
import type { Dtype, HostedModel } from '../../shared/models.ts';
import { userText } from '../../shared/user-text.ts';
import { keyOf, parseKey } from '../embedding/model-spec.ts';
import { catalogue } from './catalogue.ts';
import { type CatalogueEntry, specOf } from './catalogue-entry.ts';
import type { ModelSettings } from './model-settings.ts';

/** A model that the user can choose: a local one in one number format, or a hosted one. */
export type KnownModel =
  | { kind: 'local'; key: string; name: string; dimensions: number; entry: CatalogueEntry; dtype: Dtype }
  | { kind: 'hosted'; key: string; name: string; dimensions: number; spec: HostedModel };

/** The local models on offer: those of the catalogue, and those that the user added. */
export function localEntries(settings: ModelSettings): CatalogueEntry[] {
  return [...catalogue, ...settings.content.custom];
}

/**
 * @param key see modelKey; without a number format, it means the model’s first one.
 * @throws NearnoteError `model-unknown`.
 */
export function knownModel(settings: ModelSettings, key: string): KnownModel {
  const hosted = settings.content.hosted.find(({ id }) => id === key);
  if (hosted !== undefined) {
    return { kind: 'hosted', key, name: hosted.name, dimensions: hosted.dimensions, spec: hosted };
  }
  const { id, dtype } = parseKey(key);
  const entry = localEntries(settings).find((candidate) => candidate.id === id);
  if (entry === undefined) {
    throw new NearnoteError(
      'model-unknown',
      userText('There is no model “{id}” in the list. Add it first, or choose another.', { id }),
    );
  }
  const variant = dtype === null ? entry.variants[0] : entry.variants.find((candidate) => candidate.dtype === dtype);
  if (variant === undefined) {
    const offered = entry.variants.map((candidate) => candidate.dtype).join(', ');
    throw new NearnoteError(
      'model-unknown',
      userText('{name} is not offered as {dtype}. It is offered as: {offered}.', {
        name: entry.name,
        dtype: dtype ?? '',
        offered,
      }),
    );
  }
  const { dimensions } = entry;
  return { kind: 'local', ...variantName(entry, variant.dtype), dimensions, entry, dtype: variant.dtype };
}

/** The key of a variant, and its name for the user. */
export function variantName(entry: CatalogueEntry, dtype: Dtype): { key: string; name: string } {
  const spec = specOf(entry, dtype);
  return { key: keyOf(spec), name: spec.name };
}
