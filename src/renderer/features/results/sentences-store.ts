import { createStore } from 'zustand/vanilla';
import type { FoundPassage, TextRange } from '../../../shared/domain.ts';

/** The sentence of a passage that answers; null where none stands out. */
export interface SentenceFound {
  chunkId: number;
  sentence: TextRange | null;
}

type Passage = Pick<FoundPassage, 'chunkId' | 'sentence'>;

export interface SentencesState {
  /** Sentences that arrived after the answer, by passage. */
  found: ReadonlyMap<number, TextRange | null>;
  /** Another question is answered, or, by null, none: what was found for the one before is forgotten. */
  begin(question: string | null): void;
  /** Asks for the sentences of these passages, unless they are known or were asked for. */
  want(passages: readonly Passage[]): void;
}

/** How long a question must stand before its sentences are sought: telling them costs more than the answer. */
const rest = 150;
/** As many as one request may name. */
const most = 50;

/** Finds the sentences that the engine did not tell with its answer. They are kept apart from the answer, so that its hits stay the same. */
export function createSentencesStore(
  ask: (query: string, chunkIds: number[]) => Promise<SentenceFound[]>,
  report: (error: unknown) => void,
) {
  let question: string | null = null;
  let waiting = new Set<number>();
  let asked = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  return createStore<SentencesState>()((set) => {
    function send(): void {
      const query = question;
      const chunkIds = [...waiting];
      waiting = new Set();
      if (query === null || chunkIds.length === 0) return;
      for (const chunkId of chunkIds) asked.add(chunkId);
      ask(query, chunkIds).then(
        (sentences) => {
          if (query !== question) return;
          const arrived = sentences.map(({ chunkId, sentence }) => [chunkId, sentence] as const);
          set(({ found }) => ({ found: new Map([...found, ...arrived]) }));
        },
        (error: unknown) => query === question && report(error),
      );
    }

    return {
      found: new Map(),
      begin: (next) => {
        if (next === question) return;
        clearTimeout(timer);
        question = next;
        waiting = new Set();
        asked = new Set();
        set({ found: new Map() });
      },
      want: (passages) => {
        if (question === null) return;
        for (const { chunkId, sentence } of passages) {
          if (sentence === null && !asked.has(chunkId) && waiting.size < most) waiting.add(chunkId);
        }
        clearTimeout(timer);
        timer = setTimeout(send, rest);
      },
    };
  });
}
