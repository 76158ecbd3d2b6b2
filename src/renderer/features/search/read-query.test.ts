import { beforeEach, describe, expect, it } from 'vitest';
import { isAnswering } from './answer.ts';
import { namedIn, toggled } from './query-filters.ts';
import { readQuery, tagsStore } from './read-query.ts';

beforeEach(() => {
  tagsStore.getState().learn([{ tag: 'journal' }, { tag: 'journal/walks' }, { tag: 'Café' }]);
});

describe('reading a query', () => {
  it('takes a tag that notes have for a filter, whatever its case and accents', () => {
    expect(readQuery('eggs #Journal -#cafe').parts).toMatchObject([
      { field: 'tag', value: 'Journal', negated: false },
      { field: 'tag', value: 'cafe', negated: true },
    ]);
  });

  it('takes the beginning of a tag for a filter only at the end, where it is still being typed', () => {
    expect(readQuery('eggs #jou').text).toBe('eggs');
    expect(readQuery('#jou eggs').text).toBe('#jou eggs');
  });

  it('takes what no note has for a word', () => {
    expect(readQuery('#include').text).toBe('#include');
    tagsStore.getState().learn([]);
    expect(readQuery('#journal').text).toBe('#journal');
  });
});

describe('a tag alone', () => {
  it('lists notes, and answers nothing', () => {
    expect(isAnswering({ query: '#journal', similarTo: null })).toBe(false);
    expect(isAnswering({ query: '#journal eggs', similarTo: null })).toBe(true);
  });

  it('is the tag that the sidebar shows as chosen, and takes back', () => {
    expect(namedIn('#journal')).toMatchObject([{ field: 'tag', value: 'journal' }]);
    expect(toggled('#journal eggs', { field: 'tag', value: 'journal' }, 'only')).toBe('eggs');
  });
});
