import { z } from 'zod';
import { filledIn } from './icu.ts';

/**
 * A text for the user as data, so that whoever shows it can do so in the user’s language: the English wording in ICU’s
 * syntax, and the values in it. What comes from outside (a path, a name, another program’s words) is a value, never part
 * of the wording.
 */
export interface UserText {
  readonly text: string;
  readonly values: Readonly<Record<string, TextValue>>;
}

/** Texts may be told within others: `The file could not be read: {error}`. */
export type TextValue = string | number | UserText;

/** The form in which a text crosses a process boundary, and is stored. */
export const userTextShape: z.ZodType<UserText> = z.object({
  text: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.lazy(() => userTextShape)])),
});

/**
 * A text for the user. Its wording stands in the source as a literal: `scripts/messages.ts` collects it, and
 * `scripts/translations.ts` checks that it is translated.
 * @param text in English, in ICU’s syntax: `{name}`, `{size, number}`, `{notes, plural, one {# note} other {# notes}}`.
 */
export function userText<T extends string>(
  text: string extends T ? never : T,
  values: Readonly<Record<string, TextValue>> = {},
): UserText {
  return { text, values };
}

const asItStands = '{words}';

/** Words that are shown as they are in every language, because they come from outside, or from an earlier version. */
export function verbatim(words: string): UserText {
  return { text: asItStands, values: { words } };
}

/** Where a text has a translation; undefined where there is none. */
export interface Language {
  /** As BCP 47, for numbers and plurals. */
  tag: string;
  translationOf(text: string): string | undefined;
}

/** A text in a language; in English where its wording is not known there. */
export function inLanguage({ text, values }: UserText, language: Language): string {
  const translation = language.translationOf(text);
  const written = (value: TextValue) => (typeof value === 'object' ? inLanguage(value, language) : value);
  return filledIn(translation ?? text, values, written, translation === undefined ? english.tag : language.tag);
}

const english: Language = { tag: 'en', translationOf: () => undefined };

export function inEnglish(text: UserText): string {
  return inLanguage(text, english);
}

/** Texts that are told one after another, as one; null where there are none. Null stands for nothing to tell. */
export function inARow(texts: readonly (UserText | null)[]): UserText | null {
  const [first, ...others] = texts.filter((text) => text !== null);
  if (first === undefined) return null;
  return others.reduce((before, next) => userText('{before} {next}', { before, next }), first);
}

/** Whether two texts say the same. */
export function isSame(text: UserText | undefined, other: UserText): boolean {
  return text !== undefined && toStored(text) === toStored(other);
}

/** The form in which a text is stored in a column of texts. */
export function toStored(text: UserText): string {
  return JSON.stringify(text);
}

/** A stored text. Those of libraries from before texts were data are shown as they are. */
export function fromStored(stored: string): UserText {
  try {
    return userTextShape.parse(JSON.parse(stored));
  } catch {
    return verbatim(stored);
  }
}

/** A text in a file of JSON, which may have been written before texts were data. */
export const storedText = z.union([userTextShape, z.string().transform(verbatim)]);
