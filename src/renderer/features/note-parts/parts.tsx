import type { NoteParts } from '../../ui/markdown/note-parts.ts';
import { Picture } from './picture.tsx';
import { TagChip } from './tag-chip.tsx';

/** What a note’s Markdown is drawn with in the note pane. */
export const noteParts: NoteParts = {
  Link: ({ children }) => <span className="note-link">{children}</span>,
  Tag: TagChip,
  Picture,
  Embed: ({ target }) => <p className="note-link">{target}</p>,
};
