import type { FoundPassage, TextRange } from '../../../shared/domain.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { noticesStore } from '../notices/store.ts';
import { expansionStore } from './expansion-store.ts';
import { searchStore, selectedHit } from './store.ts';

/** The sentence of a passage that answers; null where none stands out. */
export interface SentenceFound {
  chunkId: number;
  sentence: TextRange | null;
}

type Passage = Pick<FoundPassage, 'chunkId' | 'sentence'>;

export interface SentencesState {
  /** By passage, sentences that arrived after the answer. */
  found: ReadonlyMap<number, TextRange | null>;
  /** Begins another query, or none (null), and forgets the sentences of the one before. */
  begin(query: string | null): void;
  /** Requests the sentences of these passages, unless they are known or have been requested. They come before those that wait. */
  want(passages: readonly Passage[]): void;
}

/** How long a query must stay, in milliseconds, before its sentences are requested: they cost more than the answer. */
const restMilliseconds = 150;
/** The most that one request may name. */
const maxRequested = 50;
/** As many hits as are visible without scrolling. */
const visibleHits = 10;

/** Requests the sentences that did not come with the answer. They are kept apart from it, so that its hits stay the same. */
export function createSentencesStore(
  ask: (query: string, chunkIds: number[]) => Promise<SentenceFound[]>,
  report: (error: unknown) => void,
) {
  const latest = createLatest();
  let query: string | null = null;
  let isLatest = latest.begin();
  let waiting = new Set<number>();
  let requested = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  return createStore<SentencesState>('sentences', (set) => {
    function send(): void {
      const chunkIds = [...waiting];
      waiting = new Set();
      if (query === null || chunkIds.length === 0) return;
      for (const chunkId of chunkIds) requested.add(chunkId);
      const isOfThisQuery = isLatest;
      ask(query, chunkIds).then(
        (sentences) => {
          const arrived = sentences.map(({ chunkId, sentence }) => [chunkId, sentence] as const);
          if (isOfThisQuery()) set(({ found }) => ({ found: new Map([...found, ...arrived]) }));
        },
        (error: unknown) => isOfThisQuery() && report(error),
      );
    }

    return {
      found: new Map(),
      begin: (next) => {
        if (next === query) return;
        clearTimeout(timer);
        query = next;
        isLatest = latest.begin();
        waiting = new Set();
        requested = new Set();
        set({ found: new Map() });
      },
      want: (passages) => {
        if (query === null) return;
        const wanted = passages.filter(({ chunkId, sentence }) => sentence === null && !requested.has(chunkId));
        // What was passed while scrolling is dropped first: those in sight are wanted last.
        waiting = new Set([...new Set([...wanted.map(({ chunkId }) => chunkId), ...waiting])].slice(0, maxRequested));
        clearTimeout(timer);
        timer = setTimeout(send, restMilliseconds);
      },
    };
  });
}

const sentencesStore = createSentencesStore(async (query, chunkIds) => {
  const { sentences } = await request('search.sentences', { query, chunkIds });
  return sentences;
}, noticesStore.getState().report);

/** Requests the sentences of passages that have come into sight, unless similar notes are listed: they answer no query. */
export function wantSentences(passages: readonly Passage[]): void {
  if (!searchStore.getState().answer?.similarTo) sentencesStore.getState().want(passages);
}

const useFoundSentences = hookOf(sentencesStore);

/** The sentence of a passage that answers: the one that came with the answer, or the one that has arrived since. */
export function useSentence(passage: Pick<FoundPassage, 'sentence'> & { chunkId: number | null }): TextRange | null {
  const { chunkId, sentence } = passage;
  const arrived = useFoundSentences(({ found }) => (chunkId === null ? undefined : found.get(chunkId)));
  return sentence ?? arrived ?? null;
}

// Typing counts, too: it puts the request off. Similar notes answer no query; the sentences of the answer they replace stay.
follow(
  searchStore,
  ({ answer, selectedId, query }) => [answer, selectedId, query],
  () => {
    const { answer, selectedId } = searchStore.getState();
    if (answer?.similarTo) return;
    const { begin, want } = sentencesStore.getState();
    begin(answer && answer.mode !== 'keyword' ? answer.query : null);
    const hit = selectedHit({ answer, selectedId });
    want([...(answer?.hits.slice(0, visibleHits) ?? []), ...(hit ? [hit] : [])]);
  },
);

follow(
  expansionStore,
  ({ passages }) => passages,
  (passages) => {
    if (!searchStore.getState().answer?.similarTo) sentencesStore.getState().want([...passages.values()].flat());
  },
);
