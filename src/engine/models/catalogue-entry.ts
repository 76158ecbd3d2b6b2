import { z } from 'zod';
import { bitsOf, type Dtype, dtype, type LocalModel, pooling } from '../../shared/models.ts';
import { storedText } from '../../shared/user-text.ts';

// No part of a path may begin with a dot, so that no path leads out of its folder.
const fileName = '[A-Za-z0-9_-][A-Za-z0-9._-]*';

export const modelFile = z.object({
  /** Relative to the model’s folder, and to its repository. */
  path: z.string().regex(new RegExp(`^(?:${fileName}/)*${fileName}$`)),
  bytes: z.int().nonnegative(),
  /** Null if only the size is known. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type ModelFile = z.infer<typeof modelFile>;

/** An `organisation/name` of the hub. */
export const repositoryId = z.string().regex(new RegExp(`^${fileName}/${fileName}$`));

/** A local model: what it is, how to use it, and exactly which files it consists of. */
export const catalogueEntry = z.object({
  /** For a model of the hub, its repository. */
  id: z.string().regex(new RegExp(`^(?:${fileName}/)?${fileName}$`)),
  name: z.string(),
  description: storedText,
  languages: storedText,
  license: z.string().nullable(),
  /** Ships with Nearnote: nothing to download. */
  builtIn: z.boolean(),
  /** The commit of the repository that the files come from. */
  revision: z.string().regex(/^\w+$/),
  dimensions: z.int().positive(),
  pooling,
  tokenLimit: z.int().positive(),
  prefixes: z.object({ passage: z.string(), query: z.string() }),
  /** Published retrieval quality: mean nDCG@10, 0 to 1; sources in docs/models.md. */
  quality: z.object({ ndcg10: z.number(), benchmark: storedText }).nullable(),
  /** Weights that each token is multiplied with, which decide how long embedding takes; null if not known, or none. */
  weightsPerToken: z.int().positive().nullable().default(null),
  /** The number formats on offer; the first is the default. Each variant lists all files that it needs. */
  variants: z.array(z.object({ dtype, files: z.array(modelFile) })).min(1),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

/** The files of one variant. @throws Error if the entry has no such variant: keys were checked before. */
export function filesOf(entry: CatalogueEntry, format: Dtype): readonly ModelFile[] {
  const variant = entry.variants.find((one) => one.dtype === format);
  if (variant === undefined) throw new Error(`${entry.id} has no ${format} variant.`);
  return variant.files;
}

/** Size of all files of a variant; null for a built-in model, which is not downloaded. */
export function downloadBytes(entry: CatalogueEntry, format: Dtype): number | null {
  return entry.builtIn ? null : filesOf(entry, format).reduce((sum, file) => sum + file.bytes, 0);
}

/** Weights of transformer layers that each token is multiplied with: four square tables of attention, and two wide ones. */
export function weightsOf(layers: number, width: number, inner: number): number {
  return layers * (4 * width * width + 2 * width * inner);
}

/**
 * The spec of a variant, with its name for the user: `all-MiniLM-L6-v2`; the number format is named where it is not the usual
 * one: `all-MiniLM-L6-v2 32-bit`.
 */
export function specOf(entry: CatalogueEntry, format: Dtype): LocalModel {
  const { id, name, revision, dimensions, tokenLimit, prefixes } = entry;
  return {
    kind: 'local',
    id,
    name: format === entry.variants[0]?.dtype ? name : `${name} ${bitsOf[format]}-bit`,
    revision,
    dtype: format,
    pooling: entry.pooling,
    tokenLimit,
    dimensions,
    prefixes,
  };
}
