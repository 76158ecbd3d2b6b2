import { describe, expect, it, vi } from 'vitest';
import type { FoundPassage, Hit } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import { createExpansionStore, rowsOf } from './expansion-store.ts';
import { hitOf, passageOf } from './testing.ts';

const twin = { noteId: 30, title: 'Twin', folder: '/notes', path: 'twin.md' };
const hit = hitOf(1, { passages: 3, duplicates: [twin] });

describe('what stands under a hit', () => {
  it('is its other passages and its duplicates, once they are asked for', async () => {
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

  it('unfolds and folds as one', async () => {
    const { store } = storeFinding();
    expect(store.getState().unfold(hit)).toBe(true);
    await settled();
    expect(shown(store)).toEqual([11, 12, 'note 30']);
    expect(store.getState().unfold(hit)).toBe(false);
    expect(store.getState().fold(hit)).toBe(true);
    expect(shown(store)).toEqual([]);
    expect(store.getState().fold(hit)).toBe(false);
  });

  it('is nothing where the hit says all', () => {
    const { store, load } = storeFinding();
    expect(store.getState().unfold(hitOf(2))).toBe(false);
    expect(load).not.toHaveBeenCalled();
  });

  it('does not come back when it arrives after folding', async () => {
    const { store } = storeFinding();
    store.getState().togglePassages(hit);
    store.getState().fold(hit);
    await settled();
    expect(shown(store)).toEqual([]);
  });

  it('folds again when it cannot be found, and says why', async () => {
    const error = new NearnoteError('engine-stopped', 'Try again in a moment.');
    const report = vi.fn();
    const store = createExpansionStore(() => Promise.reject(error), report);
    store.getState().togglePassages(hit);
    await settled();
    expect(store.getState().passages.has(hit.noteId)).toBe(false);
    expect(report).toHaveBeenCalledWith(error);
  });
});

describe('the selected row', () => {
  it('walks from the hit through its rows and back, and no further', async () => {
    const { store } = storeFinding();
    store.getState().unfold(hit);
    await settled();
    const walked = ([1, 1, 1, 1, -1, -1, -1, -1] as const).map((step) => {
      const isWithin = store.getState().walk(hit, step);
      const { row } = store.getState();
      return [isWithin, row && (row.passage?.chunkId ?? `note ${row.noteId}`)];
    });
    expect(walked).toEqual([
      [true, 11],
      [true, 12],
      [true, 'note 30'],
      [false, 'note 30'],
      [true, 12],
      [true, 11],
      [true, null],
      [false, null],
    ]);
  });

  it('goes with what is folded', async () => {
    const { store } = storeFinding();
    store.getState().unfold(hit);
    await settled();
    store.getState().walk(hit, 1);
    store.getState().toggleDuplicates(hit);
    expect(store.getState().row).toMatchObject({ passage: { chunkId: 11 } });
    store.getState().togglePassages(hit);
    expect(store.getState().row).toBeNull();
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
