import { describe, expect, it, vi } from 'vitest';
import type { NoteImage } from '../../../shared/images.ts';
import { createImagesStore, keyOf } from './images-store.ts';
import { imagesIn } from './prepare-note.ts';

describe('the images of notes', () => {
  it('are looked for once each', async () => {
    const find = vi.fn(async (_: number, targets: string[]) => targets.map(image));
    const store = createImagesStore(find);
    await Promise.all([store.getState().find(1, ['a.png', 'b.png', 'a.png']), store.getState().find(1, ['b.png'])]);
    await store.getState().find(1, ['a.png']);
    await store.getState().find(2, ['a.png']);
    expect(find.mock.calls).toEqual([
      [1, ['a.png', 'b.png']],
      [2, ['a.png']],
    ]);
    expect(store.getState().images.get(keyOf(1, 'b.png'))).toEqual(image('b.png'));
  });

  it('cannot be read where the engine does not answer', async () => {
    const store = createImagesStore(() => Promise.reject(new Error('gone')));
    await store.getState().find(1, ['a.png']);
    expect(store.getState().images.get(keyOf(1, 'a.png'))).toMatchObject({ refusal: 'unreadable' });
  });
});

describe('images that are missing or could not be looked for', () => {
  it('are looked for again once the library has changed, and are shown as they were meanwhile', async () => {
    let answer: NoteImage = { target: 'a.png', size: null, refusal: 'missing' };
    const store = createImagesStore(async () => [answer]);
    await store.getState().find(1, ['a.png']);
    answer = image('a.png');
    store.getState().refresh();
    const found = store.getState().find(1, ['a.png']);
    expect(store.getState().images.get(keyOf(1, 'a.png'))).toMatchObject({ refusal: 'missing' });
    await found;
    expect(store.getState().images.get(keyOf(1, 'a.png'))).toEqual(answer);
  });

  it('are asked for again after a failure, and whoever waits for one that is being looked for waits until it is known', async () => {
    const find = vi.fn(() => Promise.reject<NoteImage[]>(new Error('gone')));
    const store = createImagesStore(find);
    await store.getState().find(1, ['a.png']);
    find.mockResolvedValue([image('a.png')]);
    void store.getState().find(1, ['a.png']);
    await store.getState().find(1, ['a.png']);
    expect(store.getState().images.get(keyOf(1, 'a.png'))).toEqual(image('a.png'));
    expect(find).toHaveBeenCalledTimes(2);
  });
});

describe('imagesIn', () => {
  it('finds embedded files and images by path, and none on the web, in code or of other kinds', () => {
    const text =
      '![[a.png|300]] ![b](b%20c.png "title") ![](<d e.png>) ![x](https://x.org/a.png) `![[f.png]]` ![[Note]] ![](//x.org/a.png)';
    expect(imagesIn(text)).toEqual(['a.png', 'b c.png', 'd e.png']);
  });
});

function image(target: string): NoteImage {
  return { target, size: { width: 1, height: 1 }, refusal: null };
}
