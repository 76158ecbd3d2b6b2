import { NearnoteError, systemCodeOf } from '../../shared/errors.ts';

/** Why Nearnote itself did not send a request, anywhere in the chain of causes; null if it failed otherwise. */
export function refusalIn(error: unknown): NearnoteError | null {
  if (error instanceof NearnoteError) return error;
  return error instanceof Error && error.cause !== undefined ? refusalIn(error.cause) : null;
}

/** The error code of the system or the client, anywhere in the chain of causes. */
export function systemCodeIn(error: unknown): string | undefined {
  return systemCodeOf(error) ?? (error instanceof Error && error.cause ? systemCodeIn(error.cause) : undefined);
}
