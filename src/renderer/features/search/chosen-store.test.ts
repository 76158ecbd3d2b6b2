import { describe, expect, it } from 'vitest';
import { createChosenStore } from './chosen-store.ts';

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
