import { messageOf, NearnoteError } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';

/**
 * What PostgreSQL says of files that are not as it wrote them: damaged data, a damaged index, a file that is not there, and
 * what it never expects (SQLSTATE, appendix A of its manual).
 */
const damage = new Set(['XX000', 'XX001', 'XX002', '58P01', '58P02']);
const full = '53100';

/** Makes of what PostgreSQL reports an error that the user can act on; other errors are returned as they are. */
export function readableError(error: unknown): unknown {
  const state = error instanceof Error && 'code' in error ? error.code : undefined;
  if (state === full) return writingFailed(error);
  if (typeof state === 'string' && damage.has(state)) return damaged(error);
  return error;
}

export function damaged(cause: unknown): NearnoteError {
  return new NearnoteError(
    'library-damaged',
    userText(
      'The library’s database is damaged ({error}). Your notes are not: the database can be rebuilt from them.',
      { error: messageOf(cause) },
    ),
    { cause },
  );
}

/** For a disk that was full in the middle of a statement. */
export function writingFailed(cause: unknown): NearnoteError {
  return new NearnoteError('disk-full', userText('The disk is full. Nothing is lost: free some space and try again.'), {
    cause,
  });
}

/** For a PostgreSQL that has ended in the middle of a statement. */
export function databaseEnded(cause: unknown): NearnoteError {
  return new NearnoteError(
    'engine-stopped',
    userText('The library’s database has stopped unexpectedly. What was stored is safe: open the library again.'),
    { cause },
  );
}
