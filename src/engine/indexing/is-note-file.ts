import { formatOf } from '../notes/format.ts';

/** Whether a file is a note by its name. Source code is one only if the folder’s settings include it. */
export function isNoteName(path: string, settings: { code: boolean }): boolean {
  const format = formatOf(path);
  return format !== null && (format !== 'code' || settings.code);
}
