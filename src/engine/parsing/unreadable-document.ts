import { inEnglish, type UserText } from '../../shared/user-text.ts';

/** A document that cannot be read, for a reason that the user can understand. */
export class UnreadableDocument extends Error {
  readonly text: UserText;

  constructor(text: UserText, options?: ErrorOptions) {
    super(inEnglish(text), options);
    this.text = text;
  }
}
