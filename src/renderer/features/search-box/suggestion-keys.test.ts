import { beforeEach, describe, expect, it } from 'vitest';
import { handleSuggestionKey } from './suggestion-keys.ts';
import { suggestionsStore } from './suggestions-store.ts';

let accepted: string[] = [];

beforeEach(() => {
  accepted = [];
  type('');
});

describe('in the search box, while there are suggestions,', () => {
  it('Tab accepts the first one, or the one that the arrows have reached', () => {
    type('eggs ty');
    expect(press('Tab')).toBe(true);
    type('eggs after:');
    for (const key of ['ArrowDown', 'ArrowDown', 'Tab']) press(key);
    expect(accepted).toEqual(['type', 'yesterday']);
  });

  it('Enter accepts only one that the arrows have reached', () => {
    type('eggs after:');
    expect(press('Enter')).toBe(false);
    press('ArrowUp');
    expect(press('Enter')).toBe(true);
    expect(accepted).toEqual([`${new Date().getFullYear() - 1}`]);
  });

  it('Escape hides them, and a second Escape goes to the results', () => {
    type('eggs ty');
    expect(press('Escape')).toBe(true);
    expect(press('Escape')).toBe(false);
  });

  it('keys with modifiers go to the results', () => {
    type('eggs ty');
    const held = { metaKey: false, ctrlKey: true, altKey: false, shiftKey: false };
    expect(handleSuggestionKey({ key: 'Enter', ...held }, () => undefined)).toBe(false);
  });
});

describe('in the search box, without suggestions,', () => {
  it.each(['ArrowDown', 'ArrowUp', 'Tab', 'Enter', 'Escape'])('%s goes to the results', (key) => {
    type('eggs');
    expect(press(key)).toBe(false);
  });
});

function type(query: string): void {
  suggestionsStore.getState().look(query, query.length);
}

function press(key: string): boolean {
  const held = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };
  return handleSuggestionKey({ key, ...held }, (value) => accepted.push(value));
}
