import { localeTag, t } from '../../lib/translate.tsx';
import type { Offer } from '../search/offer-store.ts';

/** What is offered, in few words: `Did you mean “sourdough”?`, `Only March 2026`. */
export function offerText(offer: Offer): string {
  if (offer.kind === 'date') return t('Only {about}', { about: offer.about });
  return t('Did you mean {words}?', { words: quoted(offer.corrections.map(({ used }) => used)) });
}

/** Why it is offered, and what is then searched for. */
export function offerHint(offer: Offer): string {
  if (offer.kind === 'date')
    return t('In place of “{typed}”, only notes dated {about}: {query}', {
      typed: offer.typed,
      about: offer.about,
      query: offer.query,
    });
  return t('No note contains {words}. Search for: {query}', {
    words: quoted(offer.corrections.map(({ typed }) => typed)),
    query: offer.query,
  });
}

function quoted(words: readonly string[]): string {
  const list = new Intl.ListFormat(localeTag(), { style: 'narrow', type: 'unit' });
  return list.format(words.map((word) => t('“{word}”', { word })));
}
