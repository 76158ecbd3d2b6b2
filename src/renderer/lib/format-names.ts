import type { NoteFormat } from '../../shared/domain.ts';
import { formatLabels } from '../../shared/format-names.ts';
import { type Message, message, t } from './translate.tsx';

/** The formats whose names are words; the others are called the same everywhere. */
const words: Partial<Record<NoteFormat, Message>> = {
  text: message('plain text'),
  notebook: message('Jupyter notebook'),
  code: message('source code'),
};

/** A format of notes as the user calls it: `Markdown`, `plain text`. */
export function formatName(format: NoteFormat): string {
  const word = words[format];
  return word === undefined ? formatLabels[format] : t(word);
}
