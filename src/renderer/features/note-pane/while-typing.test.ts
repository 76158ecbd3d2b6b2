import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noAnswer } from '../search/answer.ts';
import { searchStore } from '../search/store.ts';
import { answerOf, hitOf } from '../search/testing.ts';
import { notePaneStore } from './store.ts';

const note = {
  title: 'Note',
  folder: '/notes',
  path: 'note.txt',
  format: 'text',
  text: 'Text.',
  modifiedAt: 0,
  date: 0,
  passage: null,
  recognisedPages: [],
};

let seen: string[] = [];
let stopLooking = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { getElementById: () => null });
  vi.stubGlobal('window', {
    nearnote: {
      request: async (name: string, { noteId }: { noteId: number }) =>
        name === 'note.read'
          ? { ok: true, output: { ...note, noteId } }
          : { ok: false, error: { code: 'internal', text: { text: 'Not answered.' } } },
    },
  });
  seen = [];
  stopLooking = notePaneStore.subscribe(() => {
    const now = paneText();
    if (seen.at(-1) !== now) seen.push(now);
  });
});

afterEach(() => {
  stopLooking();
  searchStore.setState({ query: '', typedAt: null, ...noAnswer });
  notePaneStore.getState().close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('the note stays while the user types, whatever the keys find, and the last answer’s follows once they rest', async () => {
  await showNote(7);
  for (const found of ['irrelevant', 'note 2', 'nothing', 'irrelevant', 'note 3', 'irrelevant', 'note 4'] as const) {
    await type('x');
    answer(found);
    await vi.advanceTimersByTimeAsync(60);
  }
  expect(seen).toEqual(['note 7']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen).toEqual(['note 7', 'note 4']);
});

it('that nothing is relevant is said once typing rests, and is not taken back by the next key', async () => {
  await showNote(7);
  await type('a');
  answer('irrelevant');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(paneText()).toBe('nothing relevant');
  for (const found of ['note 2', 'irrelevant', 'note 2', 'irrelevant'] as const) {
    await type('x');
    answer(found);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen).toEqual(['note 7', 'nothing relevant']);
});

it('an answer that comes before typing rests, and one that completes it, show one note and not two', async () => {
  await showNote(7);
  await type('a');
  answer('note 2', true);
  await vi.advanceTimersByTimeAsync(450);
  answer('note 3');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen).toEqual(['note 7', 'note 3']);
});

it('an answer by words shows its note where what completes it takes long', async () => {
  await showNote(7);
  await type('a');
  answer('note 2', true);
  await vi.advanceTimersByTimeAsync(600);
  expect(paneText()).toBe('note 2');
});

it('no note of the answer before is shown while the answer to the last key is awaited', async () => {
  await showNote(7);
  await type('a');
  answer('note 2');
  await type('b');
  await vi.advanceTimersByTimeAsync(1_000);
  answer('note 3');
  await vi.advanceTimersByTimeAsync(100);
  expect(seen).toEqual(['note 7', 'note 3']);
});

it('a space behind the query, which changes no answer, does not keep its note away', async () => {
  await showNote(7);
  await type('a');
  answer('note 2');
  searchStore.setState({ query: `${searchStore.getState().query} `, typedAt: performance.now() });
  searchStore.setState({ answer: { ...shownAnswer() } });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen).toEqual(['note 7', 'note 2']);
});

it('a hit that the user goes to is shown at once', async () => {
  await showNote(7);
  await type('a');
  searchStore.setState({ answer: answerOf([hitOf(1), hitOf(2)], { query: 'a' }), selectedId: 1 });
  searchStore.getState().move(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(seen).toEqual(['note 7', 'note 2']);
});

type Found = 'irrelevant' | 'nothing' | `note ${number}`;

function paneText(): string {
  const { shown, target, isLost } = notePaneStore.getState();
  if (shown) return `note ${shown.note.noteId}`;
  return target === null && isLost ? 'nothing relevant' : 'blank';
}

async function showNote(id: number): Promise<void> {
  searchStore.setState({ query: 'first', typedAt: null });
  answer(`note ${id}`);
  await vi.advanceTimersByTimeAsync(1_000);
  seen = [paneText()];
}

/** Presses one more key, 90 ms after the last. */
async function type(key: string): Promise<void> {
  await vi.advanceTimersByTimeAsync(90);
  searchStore.setState({ query: `${searchStore.getState().query}${key}`, typedAt: performance.now() });
}

function answer(found: Found, isProvisional = false): void {
  const hits = found === 'nothing' ? [] : [hitOf(found === 'irrelevant' ? 9 : Number(found.slice(5)))];
  searchStore.setState({
    answer: answerOf(hits, {
      query: searchStore.getState().query,
      nothingRelevant: found === 'irrelevant',
      isProvisional,
      times: { typed: searchStore.getState().typedAt, asked: performance.now(), came: performance.now() },
    }),
    selectedId: hits[0]?.noteId ?? null,
  });
}

function shownAnswer() {
  const { answer } = searchStore.getState();
  if (answer === null) throw new Error('Nothing is answered.');
  return answer;
}
