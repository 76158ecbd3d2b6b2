import type { UnreadFilter } from '../../../shared/domain.ts';
import { t } from '../../lib/translate.tsx';

/** Says that what looks like a filter was searched for as words: `“has:task” is no filter, and was searched for as words`. */
export function unreadText({ name, value, field }: Pick<UnreadFilter, 'name' | 'value' | 'field'>): string {
  const filter = `${name}:${value}`;
  if (field === null) return t('“{filter}” is no filter, and was searched for as words', { filter });
  if (field === name.toLowerCase()) return t('“{filter}” cannot be read, and was searched for as words', { filter });
  return t('“{filter}” was searched for as words; the filter is {field}:', { filter, field });
}
