import { z } from 'zod';
import { NearnoteError, systemCodeOf } from './errors.ts';

const word = /^\w{1,40}$/;
const place = /^(?:(?:src|out|e2e|scripts|node_modules)\/|node:)[\w@.+/-]{1,160}:\d+$/;

/** An error in the log. Its message is left out: it may quote a note, or contain its path. */
export const failureShape = z.object({
  /** The error’s class. */
  name: z.string().regex(word),
  /** A code of Nearnote (`model-unavailable`) or of the system (`ENOENT`). */
  code: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .nullable(),
  /** The stack, innermost frame first, as `src/engine/engine.ts:12`: only files of Nearnote and its packages. */
  places: z.array(z.string().regex(place)).max(8),
});
export type Failure = z.infer<typeof failureShape>;

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: typeof error, code: null, places: [] };
  const code = error instanceof NearnoteError ? error.code : (systemCodeOf(error) ?? null);
  return failureShape.parse({
    name: word.test(error.name) ? error.name : 'Error',
    code: code !== null && /^[\w-]{1,40}$/.test(code) ? code : null,
    places: placesOf(error),
  });
}

function placesOf({ message, stack = '' }: Error): string[] {
  // The message comes before the frames, and may contain a line that looks like one.
  const at = stack.indexOf(message);
  if (at === -1) return [];
  return stack
    .slice(at + message.length)
    .split('\n')
    .map(placeIn)
    .filter((found) => place.test(found))
    .slice(0, 8);
}

/** Shortens `    at Engine.open (file:///home/me/nearnote/src/engine/engine.ts:12:34)` to `src/engine/engine.ts:12`. */
function placeIn(frame: string): string {
  const [, file = '', line] = /^ +at (?:.*\()?(.+?):(\d+):\d+\)?$/.exec(frame.replaceAll('\\', '/')) ?? [];
  if (file.startsWith('node:')) return `${file}:${line}`;
  const inside = /\/(node_modules\/.*)$/.exec(file) ?? /.*\/((?:src|out|e2e|scripts)\/.*)$/.exec(file);
  return `${inside?.[1] ?? ''}:${line}`;
}
