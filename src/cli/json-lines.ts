import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { messageOf, NearnoteError } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';

/**
 * The records of a JSON Lines file, one at a time: a corpus may be larger than memory. Blank lines are passed over.
 * @throws NearnoteError `invalid-request`, with the line that is broken.
 */
export async function* jsonLines<S extends z.ZodType>(file: string, shape: S): AsyncGenerator<z.infer<S>> {
  let number = 0;
  try {
    for await (const line of linesOf(file)) {
      number++;
      if (line.trim() !== '') yield shape.parse(JSON.parse(line));
    }
  } catch (error) {
    throw unreadable(number === 0 ? file : `${file}, line ${number}`, error);
  }
}

/** What to tell of a file that is not as it should be. */
export function unreadable(where: string, error: unknown): NearnoteError {
  const what = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
  return new NearnoteError('invalid-request', userText('A file could not be read ({where}): {what}', { where, what }), {
    cause: error,
  });
}

/** Lines as `\n` ends them. Node’s readline also ends one at U+2028, which may stand inside a string of JSON. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  let isFirst = true;
  for await (const piece of createReadStream(file, 'utf8')) {
    const lines = `${rest}${isFirst ? piece.replace(/^\uFEFF/, '') : piece}`.split('\n');
    isFirst = false;
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
