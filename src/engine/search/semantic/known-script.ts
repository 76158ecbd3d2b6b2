import type { ModelSpec } from '../../../shared/models.ts';
import { catalogue } from '../../models/catalogue.ts';

const letters = /\p{L}/gu;
const latin = /\p{sc=Latin}/gu;
/** Words of another script in an English sentence, and names, do not make it foreign. */
const mostlyForeign = 0.5;

/** Whether a model was trained on the script of a text. Of models that are not in the catalogue nothing is known: they may be. */
export function isScriptKnown({ id }: ModelSpec, text: string): boolean {
  const entry = catalogue.find((known) => known.id === id);
  if (entry?.languages !== 'English') return true;
  const all = text.match(letters)?.length ?? 0;
  return all === 0 || (text.match(latin)?.length ?? 0) >= all * (1 - mostlyForeign);
}
