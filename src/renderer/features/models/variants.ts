import type { ModelStatus, ModelVariant, ModelView } from '../../../shared/models.ts';
import { dtypeName } from './dtype-name.ts';

/** States of a model’s variants, most interesting first. */
const interest: readonly ModelStatus['state'][] = [
  'active',
  'building',
  'downloading',
  'kept',
  'failed',
  'ready',
  'built-in',
  'not-downloaded',
];

/** The variant a row shows: the one the user chose, or else the one in the most interesting state. */
export function shownVariant({ variants }: ModelView, chosenKey: string | undefined): ModelVariant | undefined {
  return variants.find(({ key }) => key === chosenKey) ?? byInterest(variants)[0];
}

/** The variants that are not shown but are being worked on or used. */
export function otherLiveVariants({ variants }: ModelView, shown: ModelVariant): ModelVariant[] {
  return byInterest(variants.filter((variant) => variant !== shown && isLive(variant)));
}

/** A variant’s name: `all-MiniLM-L6-v2`; the number format is named where it is not the usual one. */
export function variantName({ name, variants }: ModelView, { key, dtype }: ModelVariant): string {
  return dtype === null || key === variants[0]?.key ? name : `${name} ${dtypeName(dtype)}`;
}

function isLive({ status }: ModelVariant): boolean {
  return interest.indexOf(status.state) < interest.indexOf('ready');
}

/** Sorting is stable, so the default variant stays first among equals. */
function byInterest(variants: readonly ModelVariant[]): ModelVariant[] {
  return variants.toSorted((a, b) => interest.indexOf(a.status.state) - interest.indexOf(b.status.state));
}
