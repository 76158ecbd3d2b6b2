import type { ExclusionPreview } from '../../../shared/domain.ts';
import { visible } from '../../../shared/visible.ts';
import { t } from '../../lib/translate.tsx';

const mostNamed = 5;

/** How many files of which kinds are no notes: the first kinds by their endings. */
export function passedOverText(passedOver: ExclusionPreview['passedOver']): string {
  const named = passedOver.filter(({ ending }) => ending !== '').slice(0, mostNamed);
  const all = passedOver.reduce((sum, { files }) => sum + files, 0);
  const rest = all - named.reduce((sum, { files }) => sum + files, 0);
  const kinds = named.map(({ ending, files }) => t('{files, number} {ending}', { files, ending: visible(ending) }));
  if (rest > 0) kinds.push(t('{count, plural, one {# other} other {# others}}', { count: rest }));
  // A number stays with its kind, however narrow the line is.
  const unbroken = kinds.map((kind) => kind.replaceAll(' ', '\u00a0'));
  return t('Not read, as of kinds that are not supported or not switched on: {kinds}.', { kinds: unbroken.join(', ') });
}
