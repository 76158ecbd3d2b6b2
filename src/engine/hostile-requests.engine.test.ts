import dns from 'node:dns';
import { Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { engineRequests } from '../shared/contract.ts';
import { NearnoteError } from '../shared/errors.ts';
import { dispatch } from '../shared/rpc.ts';
import { engineHandlers } from './handlers.ts';
import { engineWith } from './testing/library.ts';

const largest = 2_147_483_647;
const texts = [
  '\0',
  'a\0b',
  '\uD800',
  '\uDC00x',
  "'; DROP TABLE note; --",
  '\\x00',
  '%_%',
  '\u202E',
  'x'.repeat(2_000),
];

/** Requests that name rows which do not exist, and texts that a database does not take. */
function hostileRequests(): [name: string, input: object][] {
  const ids = [0, largest].flatMap((id): [string, object][] => [
    ['note.read', { noteId: id, chunkId: id }],
    ['note.locate', { noteId: id, offset: largest }],
    ['note.images', { noteId: id, targets: texts }],
    ['note.image', { noteId: id, target: '../../etc/passwd' }],
    ['notes.titles', { after: id }],
    ['search.similar', { noteId: id, selection: null, limit: 1 }],
    ['search.likeness', { noteId: id, others: [id] }],
    ['search.sentences', { query: 'x', chunkIds: [id] }],
    ['search.passages', { query: 'x', mode: 'hybrid', limit: 5, noteId: id }],
    ['links.backlinks', { noteId: id, limit: 1 }],
    ['links.mentions', { noteId: id, limit: 1 }],
    ['folders.locate', { folderId: id }],
    ['folders.rescan', { folderId: id }],
    ['map.points', { from: id }],
    ['map.rename', { version: 2 ** 52, clusterId: id, name: null }],
  ]);
  const words = texts.flatMap((text): [string, object][] => [
    ...(['hybrid', 'keyword'] as const).map((mode): [string, object] => [
      'search.run',
      { query: text, mode, limit: 5 },
    ]),
    [
      'search.run',
      { query: `tag:"${text}" folder:${text} path:${text}`, mode: 'keyword', limit: 1_000, from: 1_000_000 },
    ],
    ['search.facets', { query: text, mode: 'hybrid' }],
    ['search.suggest', { field: 'path', prefix: text.slice(0, 500), limit: 50 }],
    ['search.similar', { noteId: 1, selection: text, limit: 200 }],
    [
      'links.resolve',
      {
        noteId: 1,
        targets: [
          { target: text, kind: 'wiki' },
          { target: text, kind: 'path' },
        ],
      },
    ],
    ['links.place', { noteId: 1, subpath: text }],
    ['links.peek', { noteId: 1, subpath: text }],
    ['problems.locate', { folderId: 1, path: text }],
    ['problems.retry', { only: { folderId: 1, path: text } }],
    ['models.plan', { key: text.slice(0, 500) }],
    ['models.remove', { id: text.slice(0, 500) }],
    ['searches.remember', { query: text, mode: 'hybrid' }],
    ['searches.save', { name: text.slice(0, 100), query: text, mode: 'hybrid' }],
  ]);
  return [...ids, ...words];
}

it('a request with any id and any text is answered or refused in plain words, and a search contacts nothing', async () => {
  const { engine } = await engineWith({
    'a.md': '# Night train\n\nSee [[b]]. #travel\n',
    'b.md': '# Vienna\n\nA city.\n',
  });
  const sockets = vi.spyOn(Socket.prototype, 'connect');
  const names = vi.spyOn(dns, 'lookup');
  const handlers = engineHandlers({
    engine: async () => engine,
    rebuild: async () => {},
    windowDrawn() {},
    close: async () => {},
  });
  const unexpected: string[] = [];
  for (const [name, input] of hostileRequests()) {
    try {
      await dispatch(engineRequests, handlers, name, input);
    } catch (error) {
      const isTold = error instanceof NearnoteError && error.code !== 'internal';
      if (!isTold) unexpected.push(`${name} ${JSON.stringify(input).slice(0, 80)}: ${String(error)}`);
    }
  }
  expect(unexpected).toEqual([]);
  expect((await engine.search({ query: 'night train', mode: 'hybrid', limit: 5 })).hits[0]?.path).toBe('a.md');
  expect([sockets.mock.calls.length, names.mock.calls.length]).toEqual([0, 0]);
  expect(engine.models.network.state().contacts).toEqual([]);
});
