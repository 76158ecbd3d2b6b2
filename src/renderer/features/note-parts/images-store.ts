import type { NoteImage } from '../../../shared/images.ts';
import { request } from '../../lib/api.ts';
import { soon } from '../../lib/soon.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { libraryStore } from '../library/store.ts';

/** The most that are remembered; looking for a few again costs little. */
const maxKept = 2_000;
/** The most in one request. */
const maxRequested = 200;
/** While the library changes, images are looked for anew no more often than this, in milliseconds. */
const refreshInterval = 2_000;

export interface ImagesState {
  /** By note and target, see `keyOf`; `null` while it is being looked for. */
  images: ReadonlyMap<string, NoteImage | null>;
  /** Increases when the library has changed: images may have come, gone or changed. */
  revision: number;
  /**
   * Finds what a note’s images are, but for those that are known and have been looked for since the library changed.
   * Resolves when all of them are known.
   */
  find(noteId: number, targets: readonly string[]): Promise<void>;
  refresh(): void;
}

type FindImages = (noteId: number, targets: string[]) => Promise<readonly NoteImage[]>;

/** The images that notes show: where they are not web pages’, the engine finds the files and says how large they are. */
export function createImagesStore(findImages: FindImages) {
  const asked = new Map<string, { revision: number; answered: Promise<void> }>();

  return createStore<ImagesState>('images', (set, get) => {
    function add(found: readonly [string, NoteImage | null][]): void {
      set(({ images: known }) => ({ images: new Map([...(known.size > maxKept ? [] : known), ...found]) }));
    }

    async function look(noteId: number, targets: readonly string[]): Promise<void> {
      const { images } = get();
      const unknown = targets.filter((target) => !images.has(keyOf(noteId, target)));
      if (unknown.length > 0) add(unknown.map((target) => [keyOf(noteId, target), null]));
      try {
        const answer = await findImages(noteId, [...targets]);
        add(answer.map((image) => [keyOf(noteId, image.target), image]));
      } catch {
        // The box in its place says so, and it is looked for again with the next drawing.
        for (const target of targets) asked.delete(keyOf(noteId, target));
        add(targets.map((target) => [keyOf(noteId, target), { target, size: null, refusal: 'unreadable' }]));
      }
    }

    return {
      images: new Map(),
      revision: 0,
      find: async (noteId, targets) => {
        const { revision } = get();
        const all = [...new Set(targets)].slice(0, maxRequested);
        const wanted = all.filter((target) => asked.get(keyOf(noteId, target))?.revision !== revision);
        if (wanted.length > 0) {
          if (asked.size > maxKept) asked.clear();
          const answered = look(noteId, wanted);
          for (const target of wanted) asked.set(keyOf(noteId, target), { revision, answered });
        }
        await Promise.all(all.map((target) => asked.get(keyOf(noteId, target))?.answered));
      },
      refresh: () => set(({ revision }) => ({ revision: revision + 1 })),
    };
  });
}

export function keyOf(noteId: number, target: string): string {
  return `${noteId} ${target}`;
}

export const imagesStore = createImagesStore(
  async (noteId, targets) => (await request('note.images', { noteId, targets })).images,
);

export const useImages = hookOf(imagesStore);

follow(libraryStore, ({ library }) => library?.revision, soon(imagesStore.getState().refresh, refreshInterval));
