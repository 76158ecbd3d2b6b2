import { languageShares } from '../../../shared/language-names.ts';
import type { ModelAdvice } from '../../../shared/models.ts';
import { duration } from '../../lib/amounts.ts';
import { bytes } from '../../lib/format.ts';
import { localeTag } from '../../lib/translate.tsx';
import { fitOutOfTen } from './fit-text.ts';

/** What a model that is offered would bring: `multilingual-e5-small would find more in your notes (62% German, 38% English).` */
export function gainText({ name, languages }: ModelAdvice): string {
  return `${name} would find more in your notes (${languageShares(languages, localeTag())}).`;
}

/** The measured figures behind it. @param active name of the model in use. */
export function figuresText({ name, ndcg10, activeNdcg10 }: ModelAdvice, active: string): string {
  return `In tests with notes in these languages, ${name} reached ${fitOutOfTen(ndcg10)} of 10, ${active} ${fitOutOfTen(activeNdcg10)}.`;
}

/** What it takes: `135 MB to download, about 14 min on this computer; searching goes on meanwhile.` */
export function costText({ downloadBytes, seconds }: ModelAdvice): string {
  const time = `about ${duration(seconds)} on this computer; searching goes on meanwhile.`;
  return downloadBytes === null ? `It takes ${time}` : `${bytes(downloadBytes)} to download, ${time}`;
}
