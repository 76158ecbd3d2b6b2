import { systemCodeOf, userTextOf } from '../shared/errors.ts';
import { type UserText, userText } from '../shared/user-text.ts';

const damaged = userText(
  'its files are damaged, or of a kind that Nearnote does not read. Remove the model, and download it again.',
);

/** Why a tokenizer cannot be used. Only the system’s own words mean something to the user, not those of a parser. */
export function reasonOfTokenizer(error: unknown): UserText {
  return systemCodeOf(error) === undefined ? damaged : userTextOf(error);
}

/** The same of a model, of which the runtime says what is wrong; a parser that stumbles does not. */
export function reasonOfModel(error: unknown): UserText {
  const isStumble = [SyntaxError, TypeError, RangeError].some((kind) => error instanceof kind);
  return isStumble ? damaged : userTextOf(error);
}
