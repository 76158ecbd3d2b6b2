import { languageShares } from '../../../shared/language-names.ts';
import type { ModelAdvice } from '../../../shared/models.ts';
import { duration } from '../../lib/amounts.ts';
import { bytes } from '../../lib/format.ts';
import { localeTag, t } from '../../lib/translate.tsx';
import { fitOutOfTen } from './fit-text.ts';

/** What a model that is offered would bring: `multilingual-e5-small would find more in your notes (62% German, 38% English).` */
export function gainText({ name, languages }: ModelAdvice): string {
  return t('{model} would find more in your notes ({languages}).', {
    model: name,
    languages: languageShares(languages, localeTag()),
  });
}

/** The measured figures behind it. @param active name of the model in use. */
export function figuresText({ name, ndcg10, activeNdcg10 }: ModelAdvice, active: string): string {
  return t('In tests with notes in these languages, {model} reached {figure} of 10, {active} {activeFigure}.', {
    model: name,
    figure: fitOutOfTen(ndcg10),
    active,
    activeFigure: fitOutOfTen(activeNdcg10),
  });
}

/** What it takes: `135 MB to download, then about 14 min on this computer; searching goes on meanwhile.` */
export function costText({ downloadBytes, seconds }: ModelAdvice): string {
  const time = duration(seconds);
  return downloadBytes === null
    ? t('It takes about {time} on this computer; searching goes on meanwhile.', { time })
    : t('{size} to download, then about {time} on this computer; searching goes on meanwhile.', {
        size: bytes(downloadBytes),
        time,
      });
}
