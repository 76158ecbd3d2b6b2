import { beforeEach, describe, expect, it } from 'vitest';
import { obeySuggestionKey } from './suggestion-keys.ts';
import { suggestionsStore } from './use-suggestions.ts';

let taken: string[] = [];

beforeEach(() => {
  taken = [];
  type('');
});

describe('while there are suggestions', () => {
  it('Tab takes the first, or the one that the arrows have reached', () => {
    type('eggs ty');
    expect(press('Tab')).toBe(true);
    type('eggs after:');
    for (const key of ['ArrowDown', 'ArrowDown', 'Tab']) press(key);
    expect(taken).toEqual(['type', 'yesterday']);
  });

  it('Enter is the results’ until the arrows have reached one', () => {
    type('eggs after:');
    expect(press('Enter')).toBe(false);
    press('ArrowUp');
    expect(press('Enter')).toBe(true);
    expect(taken).toEqual([`${new Date().getFullYear() - 1}`]);
  });

  it('Escape puts them away, and the next one is the results’', () => {
    type('eggs ty');
    expect(press('Escape')).toBe(true);
    expect(press('Escape')).toBe(false);
  });

  it('keys held with others are not theirs', () => {
    type('eggs ty');
    const held = { metaKey: false, ctrlKey: true, altKey: false, shiftKey: false };
    expect(obeySuggestionKey({ key: 'Enter', ...held }, () => undefined)).toBe(false);
  });
});

describe('without suggestions', () => {
  it.each(['ArrowDown', 'ArrowUp', 'Tab', 'Enter', 'Escape'])('%s does what it always does', (key) => {
    type('eggs');
    expect(press(key)).toBe(false);
  });
});

function type(query: string): void {
  suggestionsStore.getState().look(query, query.length);
}

function press(key: string): boolean {
  const held = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };
  return obeySuggestionKey({ key, ...held }, (value) => taken.push(value));
}
