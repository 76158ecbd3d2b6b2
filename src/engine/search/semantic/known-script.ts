import type { ModelSpec } from '../../../shared/models.ts';
import { catalogue } from '../../models/catalogue.ts';

const letters = /\p{L}/gu;
const latin = /\p{sc=Latin}/gu;
/** Names and single words in another script do not make a text foreign. */
const maxForeignShare = 0.5;

/** Whether a model was trained on the script of a text. Models that are not in the catalogue are assumed to be. */
export function isScriptKnown({ id }: ModelSpec, text: string): boolean {
  const entry = catalogue.find((known) => known.id === id);
  if (entry?.languages !== 'English') return true;
  const all = text.match(letters)?.length ?? 0;
  return all === 0 || (text.match(latin)?.length ?? 0) >= all * (1 - maxForeignShare);
}
