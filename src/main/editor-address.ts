import type { NoteFormat } from '../shared/domain.ts';
import type { Preferences } from '../shared/preferences.ts';

export interface EditorPlace {
  /** Absolute path of the file. */
  path: string;
  /** Null for a file that is no note. */
  format: NoteFormat | null;
  /** From 1; null for the file alone. */
  at: { line: number; column: number } | null;
}

/** What Obsidian can show; it hands everything else to the system. */
const ofObsidian = /\.(?:md|canvas|pdf)$/i;

/** Who opens a note: an editor by an address, the system by what it has for such files, or the user, in the folder. */
export type Opening = { by: 'editor'; name: string; address: string } | { by: 'system' } | { by: 'folder' };

/**
 * How a note is opened. VS Code goes to the line. Obsidian finds the vault by the path, and has no address for a line; what
 * it cannot show is the system’s. Program code is not: what the system does with it may be to run it.
 */
export function openingOf({ path, format, at }: EditorPlace, editor: Preferences['editor']): Opening {
  if (editor === 'vscode') {
    const place = at === null ? '' : `:${at.line}:${at.column}`;
    return { by: 'editor', name: 'Visual Studio Code', address: `vscode://file${pathInAddress(path)}${place}` };
  }
  if (editor === 'obsidian' && ofObsidian.test(path)) {
    return { by: 'editor', name: 'Obsidian', address: `obsidian://open?path=${encodeURIComponent(path)}` };
  }
  return { by: format === null || format === 'code' ? 'folder' : 'system' };
}

/** With a slash in front of a drive, too: `/C:/notes/a.md`. */
function pathInAddress(path: string): string {
  const slashed = /^[a-z]:/i.test(path) ? path.replaceAll('\\', '/') : path;
  const parts = slashed.replace(/^\//, '').split('/');
  return `/${parts.map((part, at) => (at === 0 && /^[a-z]:$/i.test(part) ? part : encodeURIComponent(part))).join('/')}`;
}
