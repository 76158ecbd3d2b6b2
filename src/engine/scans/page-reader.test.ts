import { expect, it } from 'vitest';
import type { ScannedPage } from '../../shared/inference.ts';
import { PageReader } from './page-reader.ts';

const page: ScannedPage = { path: '/a.pdf', page: 1, picture: null, data: '/data', languages: ['eng'] };

/** Starts processes that read the same of every page, and counts what they are asked for. */
function processes() {
  const counts = { started: 0, listeners: 0, killed: 0 };
  const start = () => {
    counts.started++;
    const listeners: ((message: unknown) => void)[] = [];
    return {
      post: (message: unknown) => {
        const { id } = message as { id: number };
        setImmediate(() => {
          for (const listener of listeners)
            listener({ kind: 'answer', id, ok: true, output: { text: 'A lighthouse.' } });
        });
      },
      onMessage: (listener: (message: unknown) => void) => {
        counts.listeners++;
        listeners.push(listener);
      },
      onClose: () => {},
      kill: () => void counts.killed++,
    };
  };
  return { start, counts };
}

it('many pages are read by one process, which is listened to once, and then by another', async () => {
  const { start, counts } = processes();
  const reader = new PageReader(start);
  for (let read = 0; read < 40; read++) expect(await reader.read(page)).toBe('A lighthouse.');
  expect(counts).toEqual({ started: 1, listeners: 1, killed: 0 });
  await reader.read(page);
  expect(counts).toEqual({ started: 2, listeners: 2, killed: 1 });
});
