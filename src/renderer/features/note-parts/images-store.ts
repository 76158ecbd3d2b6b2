import type { NoteImage } from '../../../shared/images.ts';
import { request } from '../../lib/api.ts';
import { createStore, hookOf } from '../../lib/store.ts';

/** The most that are remembered; looking for a few again costs little. */
const maxKept = 2_000;
/** The most in one request. */
const maxRequested = 200;

export interface ImagesState {
  /** By note and target, see `keyOf`; `null` while it is being looked for. */
  images: ReadonlyMap<string, NoteImage | null>;
  /** Finds what a note’s images are, but for those that are known. Resolves when that is done. */
  find(noteId: number, targets: readonly string[]): Promise<void>;
}

type FindImages = (noteId: number, targets: string[]) => Promise<readonly NoteImage[]>;

/** The images that notes show: where they are not web pages’, the engine finds the files and says how large they are. */
export function createImagesStore(findImages: FindImages) {
  return createStore<ImagesState>('images', (set, get) => ({
    images: new Map(),
    find: async (noteId, targets) => {
      const { images } = get();
      const wanted = [...new Set(targets)]
        .filter((target) => !images.has(keyOf(noteId, target)))
        .slice(0, maxRequested);
      if (wanted.length === 0) return;
      const add = (found: [string, NoteImage | null][]): void =>
        set(({ images: known }) => ({ images: new Map([...(known.size > maxKept ? [] : known), ...found]) }));
      add(wanted.map((target) => [keyOf(noteId, target), null]));
      const answer = await findImages(noteId, wanted).catch(() =>
        wanted.map((target): NoteImage => ({ target, size: null, refusal: 'unreadable' })),
      );
      add(answer.map((image) => [keyOf(noteId, image.target), image]));
    },
  }));
}

export function keyOf(noteId: number, target: string): string {
  return `${noteId} ${target}`;
}

export const imagesStore = createImagesStore(
  async (noteId, targets) => (await request('note.images', { noteId, targets })).images,
);

export const useImages = hookOf(imagesStore);
