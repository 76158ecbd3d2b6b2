import type { FoundPassage, Hit } from '../../../shared/domain.ts';
import { folderName, pathOf } from '../../lib/paths.ts';
import { trailOf } from './heading-trail.ts';

type NoteFile = Pick<Hit, 'title' | 'folder' | 'path'>;

/** A Markdown link to a note’s file, which any program follows: `[Bread](<file:///home/me/notes/bread.md>)`. */
export function markdownLink(note: NoteFile): string {
  return `[${note.title.replace(/[\\[\]]/g, '\\$&')}](<${fileAddress(pathOf(note))}>)`;
}

/**
 * A link as Obsidian writes it, by the name of the note’s file: `[[rye]]`, and with the title where that is another,
 * `[[rye|Bread]]`.
 */
export function wikiLink({ title, path }: NoteFile): string {
  const name = folderName(path).replace(/\.(?:md|markdown)$/i, '');
  const label = title.replaceAll(/[[\]|]+/g, ' ').trim();
  return label === '' || label === name ? `[[${name}]]` : `[[${name}|${label}]]`;
}

/** A passage as a Markdown quote with its source. @param link to the note. */
export function quoteOf(note: Pick<Hit, 'title' | 'format'>, passage: FoundPassage, link: string): string {
  return quoteText(passage.passage, link, trailOf(passage, note));
}

/** A text of a note as a Markdown quote with its source. @param trail where in the note it stands; empty if that is not known. */
export function quoteText(text: string, link: string, trail = ''): string {
  const lines = text.trim().split(/\r?\n/);
  const source = `— ${[link, trail].filter((part) => part !== '').join(', ')}`;
  return [...lines, '', source].map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

function fileAddress(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/').map(encodeURIComponent);
  // A drive keeps its colon.
  const address = parts.join('/').replace(/^([a-z])%3A/i, '$1:');
  return `file://${address.startsWith('/') ? '' : '/'}${address}`;
}
