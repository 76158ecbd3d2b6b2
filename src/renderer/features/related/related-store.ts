import type { Hit } from '../../../shared/domain.ts';
import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import type { Likeness, QuotedSentence, RelatedNotes } from '../../../shared/links.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { soon } from '../../lib/soon.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { libraryStore } from '../library/store.ts';
import { notePaneStore } from '../note-pane/store.ts';

/** What a note has to do with others. */
interface Relations {
  similar: readonly Hit[];
  /** By note, the sentences that say why similar notes are similar, where they can be told. */
  reasons: ReadonlyMap<number, QuotedSentence>;
  backlinks: RelatedNotes;
  mentions: RelatedNotes;
}

/** Lists of which more can be shown. */
export type LongList = 'backlinks' | 'mentions';

export interface RelatedState {
  /** The note whose relations are wanted; null while none is shown. */
  noteId: number | null;
  /** Null until they are found. */
  relations: Relations | null;
  failure: ErrorShape | null;
  /** Another note is shown, or none (null). */
  follow(noteId: number | null): void;
  /** The user has come near the end of the note: its relations are found once they stay for a moment. */
  reach(): void;
  /** The library has changed: what is shown is found anew. */
  refresh(): void;
  showMore(list: LongList): void;
}

export interface RelatedRequests {
  similar(noteId: number): Promise<readonly Hit[]>;
  reasons(noteId: number, others: number[]): Promise<readonly Likeness[]>;
  list(list: LongList, noteId: number, limit: number): Promise<RelatedNotes>;
}

/** Whoever passes through many notes looks for the relations of none. In milliseconds. */
const restMilliseconds = 300;
/** How long the lists wait for the sentences that say why, in milliseconds. */
const patience = 2_000;
/** While the library changes, relations are found anew no more often than this, in milliseconds. */
const refreshInterval = 5_000;
/** As many as fit a glance. */
const few = 5;
const many = 200;

/** What has to do with the note that is shown: similar notes, links to it, and where it is named. */
export function createRelatedStore({ similar, reasons, list }: RelatedRequests) {
  const latest = createLatest();
  let resting: ReturnType<typeof setTimeout> | undefined;

  return createStore<RelatedState>('related notes', (set, get) => {
    async function find(noteId: number): Promise<void> {
      const isLatest = latest.begin();
      let failure: ErrorShape | null = null;
      try {
        // All at once, so that nothing moves when more arrives. Links are known even if no model can be had.
        const [found, backlinks, mentions] = await Promise.all([
          findSimilar(noteId).catch((error: unknown) => {
            failure = toErrorShape(error);
            return { similar: [], reasons: new Map() };
          }),
          list('backlinks', noteId, Math.max(few, shownOf('backlinks'))),
          list('mentions', noteId, Math.max(few, shownOf('mentions'))),
        ]);
        if (isLatest()) set({ relations: { ...found, backlinks, mentions }, failure });
      } catch (error) {
        if (isLatest()) set({ failure: toErrorShape(error) });
      }
    }

    /** As many as are shown of a list, so that none are folded away when it is found anew. */
    function shownOf(which: LongList): number {
      return Math.min(many, get().relations?.[which].notes.length ?? 0);
    }

    async function findSimilar(noteId: number): Promise<Pick<Relations, 'similar' | 'reasons'>> {
      const hits = await similar(noteId);
      const others = hits.map((hit) => hit.noteId);
      const told = await Promise.race([reasons(noteId, others), pause(patience)]);
      return {
        similar: hits,
        reasons: new Map(told.flatMap((each) => (each.sentence ? [[each.noteId, each.sentence]] : []))),
      };
    }

    return {
      noteId: null,
      relations: null,
      failure: null,
      follow: (noteId) => {
        if (noteId === get().noteId) return;
        clearTimeout(resting);
        resting = undefined;
        latest.cancel();
        set({ noteId, relations: null, failure: null });
      },
      reach: () => {
        const { noteId, relations } = get();
        if (noteId === null || relations !== null || resting !== undefined) return;
        resting = setTimeout(() => void find(noteId), restMilliseconds);
      },
      refresh: soon(() => {
        const { noteId, relations, failure } = get();
        if (noteId !== null && (relations !== null || failure !== null)) void find(noteId);
      }, refreshInterval),
      showMore: (which) => {
        const { noteId } = get();
        if (noteId === null) return;
        list(which, noteId, many).then(
          (notes) => {
            const { relations, noteId: now } = get();
            if (relations && now === noteId) set({ relations: { ...relations, [which]: notes } });
          },
          (error: unknown) => set({ failure: toErrorShape(error) }),
        );
      },
    };
  });
}

function pause(milliseconds: number): Promise<never[]> {
  return new Promise((resolve) => setTimeout(() => resolve([]), milliseconds));
}

const relatedStore = createRelatedStore({
  similar: async (noteId) => (await request('search.similar', { noteId, selection: null, limit: few })).hits,
  reasons: async (noteId, others) => (await request('search.likeness', { noteId, others })).likenesses,
  list: (list, noteId, limit) =>
    request(list === 'backlinks' ? 'links.backlinks' : 'links.mentions', { noteId, limit }),
});

export const useRelated = hookOf(relatedStore);

follow(notePaneStore, ({ shown }) => shown?.note.noteId ?? null, relatedStore.getState().follow);

follow(
  libraryStore,
  ({ library }) => [library?.revision, library?.embedded],
  () => relatedStore.getState().refresh(),
);
