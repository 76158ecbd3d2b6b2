import type { Offer } from '../search/offer-store.ts';

/** What is offered, in few words: `Did you mean “sourdough”?`, `Only March 2026`. */
export function offerText(offer: Offer): string {
  if (offer.kind === 'date') return `Only ${offer.about}`;
  return `Did you mean ${offer.corrections.map(({ used }) => `“${used}”`).join(', ')}?`;
}

/** Why it is offered, and what is then searched for. */
export function offerHint(offer: Offer): string {
  if (offer.kind === 'date') return `In place of “${offer.typed}”, only notes dated ${offer.about}: ${offer.query}`;
  return `No note contains ${offer.corrections.map(({ typed }) => `“${typed}”`).join(', ')}. Search for: ${offer.query}`;
}
