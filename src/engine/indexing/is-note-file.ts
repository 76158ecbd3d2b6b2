import type { FolderSettings } from '../../shared/domain.ts';
import { formatOf } from '../notes/format.ts';

/** Whether a file is a note by its name. Source code and pictures are only if the folder’s settings include them. */
export function isNoteName(path: string, { code, pictures }: Pick<FolderSettings, 'code' | 'pictures'>): boolean {
  const format = formatOf(path);
  if (format === 'code') return code;
  return format === 'picture' ? pictures : format !== null;
}
