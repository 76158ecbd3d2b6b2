import { formatOf } from '../notes/format.ts';

/** Whether a file is taken in by its name; source code is where the folder's settings say so. */
export function isNoteName(path: string, settings: { code: boolean }): boolean {
  const format = formatOf(path);
  return format !== null && (format !== 'code' || settings.code);
}
