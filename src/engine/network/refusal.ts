import { NearnoteError } from '../../shared/errors.ts';

/** Why Nearnote itself did not send a request, anywhere in the chain of causes; null if it failed otherwise. */
export function refusalIn(error: unknown): NearnoteError | null {
  if (error instanceof NearnoteError) return error;
  return error instanceof Error && error.cause !== undefined ? refusalIn(error.cause) : null;
}
