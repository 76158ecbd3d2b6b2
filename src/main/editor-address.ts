import { extname } from 'node:path';
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

/** Files that the system opens with programs that show them, by their extensions. */
const shown = new Set(
  'md markdown mdx mkd mdown mdwn qmd rmd txt text org rst rest adoc asciidoc pdf docx pptx xlsx csv tsv odt rtf epub ipynb eml'
    .split(' ')
    .map((name) => `.${name}`),
);
/** Files whose program runs what is in them: the user is asked. */
const askedAbout = new Set(['.html', '.htm', '.xhtml']);

/** Who opens a note: an editor by an address, the system by what it has for such files, or the user, in the folder. */
export type Opening =
  | { by: 'editor'; name: string; address: string }
  | { by: 'system'; asks: boolean }
  | { by: 'folder' };

/**
 * How a note is opened. VS Code goes to the line. Obsidian finds the vault by the path, and has no address for a line; what
 * it cannot show is the system’s, if it is one of the kinds that are only shown. Everything else is not, such as program
 * code: what the system does with it may be to run it.
 * @param real the path without links, by which the system chooses the program.
 */
export function openingOf({ path, format, at }: EditorPlace, real: string, editor: Preferences['editor']): Opening {
  if (editor === 'vscode') {
    const place = at === null ? '' : `:${at.line}:${at.column}`;
    return { by: 'editor', name: 'Visual Studio Code', address: `vscode://file${pathInAddress(path)}${place}` };
  }
  if (editor === 'obsidian' && ofObsidian.test(path)) {
    return { by: 'editor', name: 'Obsidian', address: `obsidian://open?path=${encodeURIComponent(path)}` };
  }
  const kind = extname(real).toLowerCase();
  if (format === null || format === 'code' || !(shown.has(kind) || askedAbout.has(kind))) return { by: 'folder' };
  return { by: 'system', asks: askedAbout.has(kind) };
}

/** With a slash in front of a drive, too: `/C:/notes/a.md`. */
function pathInAddress(path: string): string {
  const slashed = /^[a-z]:/i.test(path) ? path.replaceAll('\\', '/') : path;
  const parts = slashed.replace(/^\//, '').split('/');
  return `/${parts.map((part, at) => (at === 0 && /^[a-z]:$/i.test(part) ? part : encodeURIComponent(part))).join('/')}`;
}
