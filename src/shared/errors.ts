import { z } from 'zod';
import { inEnglish, type UserText, userText, userTextShape, verbatim } from './user-text.ts';

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
  'file-damaged',
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
  'network-off',
  'download-failed',
  'disk-full',
  'keychain-unreachable',
  'map-changed',
  'engine-stopped',
  'invalid-request',
  'internal',
]);

export type ErrorCode = z.infer<typeof errorCode>;

/** An error that tells the user what happened and what to do. Its `message` is the text in English, for logs and terminals. */
export class NearnoteError extends Error {
  override readonly name = 'NearnoteError';
  readonly code: ErrorCode;
  readonly text: UserText;

  constructor(code: ErrorCode, text: UserText, options?: ErrorOptions) {
    super(inEnglish(text), options);
    this.code = code;
    this.text = text;
  }
}

/** The form in which an error crosses a process boundary: no stack, no cause, no secret. */
export const errorShape = z.object({ code: errorCode, text: userTextShape });
export type ErrorShape = z.infer<typeof errorShape>;

export function toErrorShape(error: unknown): ErrorShape {
  if (error instanceof NearnoteError) return { code: error.code, text: error.text };
  return { code: 'internal', text: userText('Something unexpected went wrong: {error}', { error: messageOf(error) }) };
}

export function fromErrorShape(shape: ErrorShape): NearnoteError {
  return new NearnoteError(shape.code, shape.text);
}

/** What an error says, in English. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What an error says to the user: ours in their language, those of the system and of libraries as they are. */
export function userTextOf(error: unknown): UserText {
  return error instanceof NearnoteError ? error.text : verbatim(messageOf(error));
}

/** The system’s error code (`ENOENT`, `EACCES`, …), if the error has one. */
export function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
