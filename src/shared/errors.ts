import { z } from 'zod';

/** Errors that the user can act on. The page chooses by the code what to say and to offer. */
export const errorCode = z.enum([
  'folder-missing',
  'not-a-folder',
  'folder-unreadable',
  'folder-already-covered',
  'note-missing',
  'editor-missing',
  'library-in-use',
  'library-missing',
  'library-too-new',
  'library-damaged',
  'library-unwritable',
  'model-unavailable',
  'model-unknown',
  'model-unfit',
  'model-busy',
  'embedding-failed',
  'batch-too-large',
  'token-refused',
  'service-retired',
  'service-limited',
  'service-unreachable',
  'service-mistaken',
  'consent-missing',
  'download-failed',
  'disk-full',
  'keychain-unreachable',
  'map-changed',
  'engine-stopped',
  'invalid-request',
  'internal',
]);

export type ErrorCode = z.infer<typeof errorCode>;

/** An error whose message tells the user what happened and what to do. */
export class NearnoteError extends Error {
  override readonly name = 'NearnoteError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The form in which an error crosses a process boundary: no stack, no cause, no secret. */
export const errorShape = z.object({ code: errorCode, message: z.string() });
export type ErrorShape = z.infer<typeof errorShape>;

export function toErrorShape(error: unknown): ErrorShape {
  if (error instanceof NearnoteError) return { code: error.code, message: error.message };
  return { code: 'internal', message: `Something unexpected went wrong: ${messageOf(error)}` };
}

export function fromErrorShape(shape: ErrorShape): NearnoteError {
  return new NearnoteError(shape.code, shape.message);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The system’s error code (`ENOENT`, `EACCES`, …), if the error has one. */
export function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
