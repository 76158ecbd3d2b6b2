import type { FoundPassage, Hit, TextRange } from '../../../shared/domain.ts';
import { pathOf } from '../../lib/paths.ts';
import { trailOf } from './heading-trail.ts';

type NoteFile = Pick<Hit, 'title' | 'folder' | 'path'>;

/** A Markdown link to a note’s file, which any program follows: `[Bread](<file:///home/me/notes/bread.md>)`. */
export function markdownLink(note: NoteFile): string {
  return `[${note.title.replace(/[\\[\]]/g, '\\$&')}](<${fileAddress(pathOf(note))}>)`;
}

/** The sentence that answers, or else the whole passage, as a Markdown quote with its source. */
export function quoteOf(note: NoteFile, passage: FoundPassage, sentence: TextRange | null): string {
  const { passage: text, start } = passage;
  const quoted = sentence ? text.slice(sentence.start - start, sentence.end - start) : text;
  return quoteText(note, quoted, trailOf(passage, note.title));
}

/** A text of a note as a Markdown quote with its source. @param trail where in the note it stands; empty if that is not known. */
export function quoteText(note: NoteFile, text: string, trail = ''): string {
  const lines = text.trim().split(/\r?\n/);
  const source = `— ${[markdownLink(note), trail].filter((part) => part !== '').join(', ')}`;
  return [...lines, '', source].map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

function fileAddress(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/').map(encodeURIComponent);
  // A drive keeps its colon.
  const address = parts.join('/').replace(/^([a-z])%3A/i, '$1:');
  return `file://${address.startsWith('/') ? '' : '/'}${address}`;
}
