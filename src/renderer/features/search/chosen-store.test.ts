import { beforeEach, describe, expect, it } from 'vitest';
import type { Grade } from '../../../shared/domain.ts';
import { noAnswer } from './answer.ts';
import { createChosenStore, followAnswers } from './chosen-store.ts';
import { shownHits } from './store.ts';
import { answerOf, hitOf, responseWith, storeResponding } from './testing.ts';

const order = [1, 2, 3, 4, 5];

function chosenFrom(selected: number | null) {
  const store = createChosenStore(() => selected);
  return { ...store.getState(), ids: () => [...store.getState().noteIds] };
}

describe('hits that are selected together', () => {
  it('begin with the one that is selected, and each can be taken out again', () => {
    const { toggle, ids } = chosenFrom(1);
    toggle(3);
    toggle(5);
    expect(ids()).toEqual([1, 3, 5]);
    toggle(1);
    expect(ids()).toEqual([3, 5]);
  });

  it('are a range from the one where it began, in either direction', () => {
    const { extend, ids } = chosenFrom(3);
    extend(5, order);
    expect(ids()).toEqual([3, 4, 5]);
    extend(2, order);
    expect(ids()).toEqual([2, 3]);
  });

  it('are a range from the last one that was added', () => {
    const { toggle, extend, ids } = chosenFrom(1);
    toggle(4);
    extend(5, order);
    expect(ids()).toEqual([4, 5]);
  });

  it('are all of a list, or none', () => {
    const { all, clear, ids } = chosenFrom(null);
    all(order);
    expect(ids()).toEqual(order);
    clear();
    expect(ids()).toEqual([]);
  });

  it('are only hits that are still listed', () => {
    const { all, keep, ids } = chosenFrom(2);
    all(order);
    keep([1, 3, 9]);
    expect(ids()).toEqual([1, 3]);
  });

  it('are a range from the selected hit after all were selected', () => {
    const { all, extend, ids } = chosenFrom(3);
    all(order);
    extend(4, order);
    expect(ids()).toEqual([3, 4]);
  });
});

describe('when an answer is completed, hits that are selected together', () => {
  const graded = (...hits: [id: number, grade: Grade][]) => hits.map(([id, grade]) => hitOf(id, { grade }));
  const complete = answerOf(graded([1, 'good'], [2, 'good'], [3, 'good'], [5, 'weak'], [4, 'weak']));
  // Stores of their own: those of the window are followed by others, which ask for its document.
  const { store: searchStore } = storeResponding(() => responseWith([]));
  const chosenStore = createChosenStore(() => searchStore.getState().selectedId);
  followAnswers(chosenStore, searchStore);
  const shown = () => shownHits(searchStore.getState()).map(({ noteId }) => noteId);
  const together = () => shown().filter((noteId) => chosenStore.getState().noteIds.has(noteId));

  beforeEach(() => {
    searchStore.setState({
      ...noAnswer,
      answer: answerOf(
        [1, 2, 3, 4].map((id) => hitOf(id)),
        { isProvisional: true },
      ),
    });
    chosenStore.getState().clear();
  });

  it('all stay selected and listed, also those that it counts among its weak hits', () => {
    for (const id of [2, 4]) chosenStore.getState().toggle(id);
    searchStore.setState({ answer: complete });
    expect(together()).toEqual([2, 4]);
    expect(shown()).toEqual([1, 2, 3, 5, 4]);
  });

  it('unfold no weak hits that are not among them', () => {
    for (const id of [1, 2]) chosenStore.getState().toggle(id);
    searchStore.setState({ answer: complete });
    expect(together()).toEqual([1, 2]);
    expect(shown()).toEqual([1, 2, 3]);
  });

  it('are no longer selected where the user folds them, or another question is asked', () => {
    for (const id of [2, 4]) chosenStore.getState().toggle(id);
    searchStore.setState({ answer: complete });
    searchStore.getState().fold();
    expect(together()).toEqual([2]);
    chosenStore.getState().toggle(1);
    searchStore.setState({ answer: { ...complete, query: 'another' }, selectedId: 1 });
    expect(chosenStore.getState().noteIds.size).toBe(0);
  });
});
