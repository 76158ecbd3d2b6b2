import { type DatePeriod, datesOf } from '../../../shared/date-period.ts';
import { localeTag, t } from '../../lib/translate.tsx';
import type { Offer } from '../search/offer-store.ts';

/** What is offered, in few words: `Did you mean “sourdough”?`, `Only March 2026`. */
export function offerText(offer: Offer): string {
  if (offer.kind === 'date') return t('Only {about}', { about: aboutText(offer.period) });
  return t('Did you mean {words}?', {
    words: quotedWords(
      offer.corrections.map(({ used }) => used),
      'and',
    ),
  });
}

/** Why it is offered, and what is then searched for. */
export function offerHint(offer: Offer): string {
  if (offer.kind === 'date')
    return t('In place of “{typed}”, only notes dated {about}: {query}', {
      typed: offer.typed,
      about: aboutText(offer.period),
      query: offer.query,
    });
  return t('No note contains {words}. Search for: {query}', {
    words: quotedWords(
      offer.corrections.map(({ typed }) => typed),
      'or',
    ),
    query: offer.query,
  });
}

/** A period as it is said after “only”: `March 2026`, `since 2024`, `before 2023`. */
function aboutText(period: DatePeriod): string {
  const dates = datesOf(period, localeTag());
  if (period.from === null) return t('before {dates}', { dates });
  return period.to === null ? t('since {dates}', { dates }) : dates;
}

/** Words as they stand in a sentence: `“sourdough” and “starter”`. */
export function quotedWords(words: readonly string[], joinedBy: 'and' | 'or'): string {
  const list = new Intl.ListFormat(localeTag(), { type: joinedBy === 'and' ? 'conjunction' : 'disjunction' });
  return list.format(words.map((word) => t('“{word}”', { word })));
}
