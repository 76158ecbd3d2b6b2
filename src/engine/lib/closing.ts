import { NearnoteError } from '../../shared/errors.ts';

/** What is answered to whoever asks something of a library that is being closed. */
export function libraryClosing(): NearnoteError {
  return new NearnoteError('engine-stopped', 'The library is being closed. Open Nearnote again to go on.');
}
