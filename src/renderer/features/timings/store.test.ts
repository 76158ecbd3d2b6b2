import { beforeEach, expect, it } from 'vitest';
import type { Answer } from '../search/answer.ts';
import { answerOf } from '../search/testing.ts';
import { timingsStore } from './store.ts';

const { tell } = timingsStore.getState();
const byKey = painted({ isProvisional: true }, { typed: 100, asked: 101, came: 140 }, 150);
const complete = painted({}, { typed: null, asked: 601, came: 990 }, 1_002);

beforeEach(() => timingsStore.setState({ answer: null, completedAfter: null }));

it('what completes an answer is told beside it, from the key on, and does not take its place', () => {
  tell(byKey);
  tell(complete);
  expect(timingsStore.getState()).toMatchObject({ answer: byKey, completedAfter: 902 });
});

it('a search that is repeated because the library changes says nothing of the key', () => {
  tell(byKey);
  tell(complete);
  tell(painted({}, { typed: null, asked: 5_000, came: 5_030 }, 5_040));
  expect(timingsStore.getState()).toMatchObject({ answer: byKey, completedAfter: 902 });
});

it('the next key begins anew, and another question is told also where no key asked it', () => {
  tell(byKey);
  tell(complete);
  const next = painted({ query: 'tls c' }, { typed: 2_000, asked: 2_001, came: 2_020 }, 2_030);
  tell(next);
  expect(timingsStore.getState()).toMatchObject({ answer: next, completedAfter: null });
  const chosen = painted({ query: 'saved' }, { typed: null, asked: 3_000, came: 3_020 }, 3_030);
  tell(chosen);
  expect(timingsStore.getState()).toMatchObject({ answer: chosen, completedAfter: null });
});

function painted(rest: Partial<Answer>, times: Answer['times'], at: number) {
  return { ...answerOf([], rest), times, painted: at };
}
