import type { UnknownFilter } from '../../../shared/domain.ts';

/** Names a filter that no note passes: `There is no folder “nosuch”.` */
export function unknownText({ field, value }: Pick<UnknownFilter, 'field' | 'value'>): string {
  switch (field) {
    case 'folder':
      return `There is no folder “${value}”.`;
    case 'tag':
      return `No note has the tag “${value}”.`;
    case 'type':
      return `There are no notes of the type “${value}”.`;
    case 'path':
      return `No path contains “${value}”.`;
  }
}
