import type { Preferences } from '../shared/preferences.ts';

export interface EditorPlace {
  /** Absolute path of the file. */
  path: string;
  /** From 1; null for the file alone. */
  at: { line: number; column: number } | null;
}

/** What Obsidian can show; it hands everything else to the system. */
const ofObsidian = /\.(?:md|canvas|pdf)$/i;

/**
 * The address that has an editor open a file; null for what the system opens by itself. VS Code goes to the line. Obsidian
 * finds the vault by the path, and has no address for a line.
 */
export function editorAddress(
  { path, at }: EditorPlace,
  editor: Preferences['editor'],
): { name: string; address: string } | null {
  switch (editor) {
    case 'system':
      return null;
    case 'vscode': {
      const place = at === null ? '' : `:${at.line}:${at.column}`;
      return { name: 'Visual Studio Code', address: `vscode://file${pathInAddress(path)}${place}` };
    }
    case 'obsidian':
      if (!ofObsidian.test(path)) return null;
      return { name: 'Obsidian', address: `obsidian://open?path=${encodeURIComponent(path)}` };
  }
}

/** With a slash in front of a drive, too: `/C:/notes/a.md`. */
function pathInAddress(path: string): string {
  const slashed = /^[a-z]:/i.test(path) ? path.replaceAll('\\', '/') : path;
  const parts = slashed.replace(/^\//, '').split('/');
  return `/${parts.map((part, at) => (at === 0 && /^[a-z]:$/i.test(part) ? part : encodeURIComponent(part))).join('/')}`;
}
