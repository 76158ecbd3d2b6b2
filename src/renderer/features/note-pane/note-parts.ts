import type { NoteParts } from '../../ui/markdown/note-parts.ts';
import { EmbeddedNote } from '../embeds/embedded-note.tsx';
import { NoteLink } from '../links/note-link.tsx';
import { Picture } from '../note-parts/picture.tsx';
import { TagChip } from '../note-parts/tag-chip.tsx';

/** What a note’s Markdown is drawn with in the note pane. */
export const noteParts: NoteParts = { Link: NoteLink, Tag: TagChip, Picture, Embed: EmbeddedNote };
