import { languageName } from '../../../shared/language-names.ts';
import type { ModelFit } from '../../../shared/models.ts';
import { decimals } from '../../lib/format.ts';
import { localeTag, t } from '../../lib/translate.tsx';

/** nDCG@10 as the user reads it: `0.724` → `7.2`. */
export function fitOutOfTen(ndcg10: number): string {
  return decimals(ndcg10 * 10, 1);
}

/** `German 7.0 · English 7.6`; a language that was not measured says so. */
export function languageFits({ languages }: ModelFit): string {
  return languages
    .map(({ language, ndcg10, measured }) => {
      const values = { language: languageName(language, localeTag()), figure: fitOutOfTen(ndcg10) };
      return measured ? `${values.language} ${values.figure}` : t('{language} {figure} (as other languages)', values);
    })
    .join(' · ');
}
