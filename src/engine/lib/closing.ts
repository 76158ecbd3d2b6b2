import { NearnoteError } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';

/** The answer to every request that reaches a library while it is being closed. */
export function libraryClosing(): NearnoteError {
  return new NearnoteError('engine-stopped', userText('The library is being closed. Open Nearnote again to continue.'));
}
