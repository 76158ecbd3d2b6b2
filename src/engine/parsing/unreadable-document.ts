import type { NoteFormat } from '../../shared/domain.ts';
import { messageOf } from '../../shared/errors.ts';
import { inEnglish, type UserText, userText } from '../../shared/user-text.ts';
import { saveAgain } from './read-file.ts';

/** A document that cannot be read, for a reason that the user can understand. */
export class UnreadableDocument extends Error {
  readonly text: UserText;

  constructor(text: UserText, options?: ErrorOptions) {
    super(inEnglish(text), options);
    this.text = text;
  }
}

export function passwordProtected(): UnreadableDocument {
  return new UnreadableDocument(
    userText('The document is protected with a password. Save it without one to have it indexed.'),
  );
}

export const nestedTooDeeply = userText('The file is nested too deeply to be read. Simplify it, or save it as text.');

/** What the user is told of an error in a parser. Parsers’ own messages mean little to them, so the common ones are replaced. */
export function reasonOf(format: NoteFormat, error: unknown): UserText {
  if (error instanceof UnreadableDocument) return error.text;
  const message = messageOf(error);
  if (error instanceof RangeError && /call stack/i.test(message)) return nestedTooDeeply;
  if (/password/i.test(message) && format === 'pdf')
    return userText('The PDF is protected with a password. Save it without one to have it indexed.');
  if (/invalid pdf|xref|no pdf header/i.test(message))
    return userText('The PDF is damaged, or not a PDF. {saveAgain}', { saveAgain });
  // A parser that expects something else than there is says so in words of its own program.
  if (error instanceof TypeError || /xmldom|unclosed|invalid xml/i.test(message))
    return userText('The document is damaged: its text is incomplete or not well-formed. {saveAgain}', { saveAgain });
  return userText('The file could not be read: {error}', { error: message });
}
