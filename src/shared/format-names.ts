import { type NoteFormat, noteFormat } from './domain.ts';
import { formats } from './formats.ts';

/** What the user may type for each format. Source code has too many extensions, and short ones. */
const named = new Map(
  noteFormat.options.flatMap((format) => namesOf(format).map((name): [string, NoteFormat] => [name, format])),
);

function namesOf(format: NoteFormat): string[] {
  const { extensions, otherNames } = formats[format];
  return [format, ...(format === 'code' ? [] : extensions), ...otherNames];
}

/** Whether a word is the beginning of a format’s name. */
export function beginsFormat(word: string): boolean {
  const begun = word.toLowerCase().replace(/^\./, '');
  return begun !== '' && [...named.keys()].some((name) => name.startsWith(begun));
}

/** The format that a word names, in any case, with or without a leading dot or a plural s; null if it names none. */
export function formatNamed(word: string): NoteFormat | null {
  const name = word.toLowerCase().replace(/^\./, '');
  return named.get(name) ?? named.get(name.replace(/s$/, '')) ?? null;
}
