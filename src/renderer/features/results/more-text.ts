import { amount } from '../../lib/amounts.ts';
import { t } from '../../lib/translate.tsx';

/** What belongs to a hit besides its passage: `2 more passages, and 1 nearly identical note`; null where there is nothing. */
export function moreText(passages: number, alike: number): string | null {
  if (passages > 0 && alike > 0) {
    return t(
      '{passages, plural, one {# more passage} other {# more passages}}, and {alike, plural, one {# nearly identical note} other {# nearly identical notes}}',
      { passages, alike },
    );
  }
  if (passages > 0) return amount(passages, 'more passage');
  return alike > 0 ? amount(alike, 'nearly identical note') : null;
}
