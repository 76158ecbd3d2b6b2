import { inEnglish, type UserText, userText } from '../../shared/user-text.ts';

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
