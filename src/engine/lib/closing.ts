import { NearnoteError } from '../../shared/errors.ts';

/** The answer to every request that reaches a library while it is being closed. */
export function libraryClosing(): NearnoteError {
  return new NearnoteError('engine-stopped', 'The library is being closed. Open Nearnote again to continue.');
}
