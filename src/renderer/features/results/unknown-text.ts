import type { UnknownFilter } from '../../../shared/domain.ts';
import { isMissedDocument } from '../../../shared/missed-documents.ts';
import { t } from '../../lib/translate.tsx';

/** Names a filter that no note passes: `There is no folder “nosuch”.` */
export function unknownText({ field, value }: Pick<UnknownFilter, 'field' | 'value'>): string {
  switch (field) {
    case 'folder':
      return t('There is no folder “{value}”.', { value });
    case 'tag':
      return t('No note has the tag “{value}”.', { value });
    case 'type':
      return isMissedDocument(value.replace(/^\./, ''))
        ? t('There are no notes of the type “{value}”: Nearnote does not read files of this kind.', { value })
        : t('There are no notes of the type “{value}”.', { value });
    case 'title':
      return t('No title contains “{value}”.', { value });
    case 'path':
      return t('No path contains “{value}”.', { value });
  }
}
