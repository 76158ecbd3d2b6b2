import { describe, expect, it, vi } from 'vitest';
import type { FoundPassage, Hit } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import type { Row } from './answer.ts';
import { createExpansionStore, rowAfter, rowsOf } from './expansion-store.ts';
import { hitOf, passageOf } from './testing.ts';

const twin = { noteId: 30, title: 'Twin', folder: '/notes', path: 'twin.md' };
const hit = hitOf(1, { passages: 3, duplicates: [twin] });

describe('the rows under a hit', () => {
  it('are its other passages and its near-duplicates, on request', async () => {
    const { store, load } = storeFinding();
    expect(rowsOf(hit, store.getState())).toEqual([]);
    store.getState().togglePassages(hit);
    await settled();
    expect(load).toHaveBeenCalledExactlyOnceWith(hit);
    expect(shown(store)).toEqual([11, 12]);
    store.getState().toggleDuplicates(hit);
    expect(shown(store)).toEqual([11, 12, 'note 30']);
    store.getState().togglePassages(hit);
    expect(shown(store)).toEqual(['note 30']);
  });

  it('expand and collapse together', async () => {
    const { store } = storeFinding();
    expect(store.getState().expand(hit)).toBe(true);
    await settled();
    expect(shown(store)).toEqual([11, 12, 'note 30']);
    expect(store.getState().expand(hit)).toBe(false);
    expect(store.getState().collapse(hit)).toBe(true);
    expect(shown(store)).toEqual([]);
    expect(store.getState().collapse(hit)).toBe(false);
  });

  it('are not requested where there are none', async () => {
    const { store, load } = storeFinding();
    expect(store.getState().expand(hitOf(2))).toBe(false);
    expect(load).not.toHaveBeenCalled();
  });

  it('stay collapsed when passages arrive late', async () => {
    const { store } = storeFinding();
    store.getState().togglePassages(hit);
    store.getState().collapse(hit);
    await settled();
    expect(shown(store)).toEqual([]);
  });

  it('collapse and report the error when passages cannot be found', async () => {
    const error = new NearnoteError('engine-stopped', verbatim('Try again in a moment.'));
    const report = vi.fn();
    const store = createExpansionStore(() => Promise.reject(error), report);
    store.getState().togglePassages(hit);
    await settled();
    expect(store.getState().passages.has(hit.noteId)).toBe(false);
    expect(report).toHaveBeenCalledWith(error);
  });
});

describe('rowAfter', () => {
  const [first, second]: [Row, Row] = [
    { noteId: 1, passage: passageOf(11) },
    { noteId: 30, passage: null },
  ];

  it('leads from the hit through its rows and back to the hit', () => {
    expect(rowAfter([first, second], null, 1)).toBe(first);
    expect(rowAfter([first, second], first, 1)).toBe(second);
    expect(rowAfter([first, second], second, -1)).toBe(first);
    expect(rowAfter([first, second], first, -1)).toBeNull();
  });

  it('is undefined past the rows, above the hit, and where there are no rows', () => {
    expect(rowAfter([first, second], second, 1)).toBeUndefined();
    expect(rowAfter([first, second], null, -1)).toBeUndefined();
    expect(rowAfter([], null, 1)).toBeUndefined();
  });
});

function storeFinding() {
  const load = vi.fn(async ({ chunkId }: Hit): Promise<FoundPassage[]> => [chunkId, 11, 12].map((id) => passageOf(id)));
  return { store: createExpansionStore(load, vi.fn()), load };
}

function shown(store: ReturnType<typeof createExpansionStore>): (number | string)[] {
  return rowsOf(hit, store.getState()).map(({ noteId, passage }) => passage?.chunkId ?? `note ${noteId}`);
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}
