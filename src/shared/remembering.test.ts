import { expect, it, vi } from 'vitest';
import { remembering } from './remembering.ts';

it('a text is read once while it is among the last that were asked for', () => {
  const read = vi.fn((text: string) => text.toUpperCase());
  const lookAt = remembering(read, 2);
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(lookAt)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(read.mock.calls.map(([text]) => text)).toEqual(['a', 'b', 'c', 'b']);
});
