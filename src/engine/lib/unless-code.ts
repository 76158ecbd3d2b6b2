import { z } from 'zod';
import { systemCodeOf } from '../../shared/errors.ts';

/** For `catch`: passes over errors of the system that are expected, and throws all others. */
export function unlessCode(...codes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (!codes.includes(systemCodeOf(error) ?? '')) throw error;
  };
}

/** For `catch` around a file of JSON: passes over one that is gone, no JSON or of another shape, and throws what else the system reports. */
export function unlessUnusable(error: unknown): undefined {
  if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
  return unlessCode('ENOENT')(error);
}
