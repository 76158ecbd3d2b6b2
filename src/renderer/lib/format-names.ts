import type { NoteFormat } from '../../shared/domain.ts';
import { formats } from '../../shared/formats.ts';
import { type Message, message, t } from './translate.tsx';

/** The formats whose names are words; the others are called the same everywhere. */
const words: Partial<Record<NoteFormat, Message>> = {
  text: message('plain text'),
  notebook: message('Jupyter notebook'),
  email: message('email'),
  code: message('source code'),
  picture: message('picture'),
};

/** A format of notes as the user calls it: `Markdown`, `plain text`. */
export function formatName(format: NoteFormat): string {
  const word = words[format];
  return word === undefined ? formats[format].label : t(word);
}
