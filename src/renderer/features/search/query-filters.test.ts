import { describe, expect, it } from 'vitest';
import { type FilterTarget, namedIn, toggled, wantedOf } from './query-filters.ts';

const work: FilterTarget = { field: 'folder', value: 'notes/My work' };
const garden: FilterTarget = { field: 'tag', value: 'area/garden' };

describe('the filters of a query', () => {
  it('a folder or tag is added to the query, and the same again removes it', () => {
    expect(toggled('', work, 'only')).toBe('folder:"notes/My work"');
    expect(toggled('eggs ', garden, 'only')).toBe('eggs tag:area/garden');
    expect(toggled('eggs folder:"notes/My work" fast', work, 'only')).toBe('eggs fast');
    expect(toggled('eggs -tag:area/garden', garden, 'not')).toBe('eggs');
  });

  it('an excluded one becomes wanted, and a wanted one excluded', () => {
    expect(toggled('eggs -tag:area/garden', garden, 'only')).toBe('eggs tag:area/garden');
    expect(toggled('eggs tag:area/garden', garden, 'not')).toBe('eggs -tag:area/garden');
  });

  it('one folder is wanted at a time, while tags and what is excluded add up', () => {
    expect(toggled('folder:notes/home eggs -folder:old', work, 'only')).toBe('eggs -folder:old folder:"notes/My work"');
    expect(toggled('folder:notes tag:x', work, 'not')).toBe('folder:notes tag:x -folder:"notes/My work"');
    expect(toggled('tag:x', garden, 'only')).toBe('tag:x tag:area/garden');
  });

  it('a filter names a tag in any case, and a folder by the end of its path', () => {
    const wanted = (query: string, target: FilterTarget) => wantedOf(target, namedIn(query));
    expect(wanted('tag:#AREA/garden', garden)).toBe('only');
    expect(wanted('tag:area', garden)).toBeNull();
    expect(wanted('-folder:"my work/"', work)).toBe('not');
    expect(wanted('folder:work', work)).toBeNull();
    expect(wanted('folder:notes', work)).toBeNull();
    expect(wanted('folder:"/home/me/notes/My work"', { field: 'folder', value: '/home/me/notes/My work' })).toBe(
      'only',
    );
  });

  it('what is no filter of a folder or a tag stays as it was typed', () => {
    expect(toggled('"a phrase" type:pdf -x path:My', garden, 'only')).toBe(
      '"a phrase" type:pdf -x path:My tag:area/garden',
    );
  });
});
