import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../shared/parse-query.ts';
import { complete, completionAt, namesFor } from './completion.ts';

describe('completionAt', () => {
  it.each(['fo', 'eggs fo', 'eggs -ta', 'eggs\u3000Pa'])('finds the beginning of a filter’s name in “%s”', (query) => {
    expect(completionAt(query, query.length)).toMatchObject({ kind: 'name', end: query.length });
  });

  it.each(['f', 'for', 'to be', 'folder', 'seafo', 'a-fo', 'eggs ', '', 'x:fo'])(
    'finds nothing to complete in “%s”',
    (query) => {
      expect(completionAt(query, query.length)).toBeNull();
    },
  );

  it.each([
    ['tag:', 'tag', ''],
    ['eggs -TAG:coo', 'tag', 'coo'],
    ['type:pd', 'type', 'pd'],
    ['after:20', 'after', '20'],
    ['folder:"My N', 'folder', 'My N'],
    ['path:C:\\no', 'path', 'C:\\no'],
  ])('finds the value in “%s”', (query, field, typed) => {
    expect(completionAt(query, query.length)).toMatchObject({ kind: 'value', field, typed });
  });

  it.each([
    ['#', ''],
    ['eggs -#Gar', 'Gar'],
    ['#garden/ro', 'garden/ro'],
  ])('finds the tag in “%s”', (query, typed) => {
    expect(completionAt(query, query.length)).toMatchObject({ kind: 'tag', typed, end: query.length });
  });

  it.each(['C#', 'a#gar', '"#gar'])('finds no tag in “%s”', (query) => {
    expect(completionAt(query, query.length)).toBeNull();
  });

  it('looks only at the cursor', () => {
    expect(completionAt('tag:coo eggs', 7)).toMatchObject({ typed: 'coo' });
    expect(completionAt('tag:coo eggs', 6)).toMatchObject({ typed: 'co', end: 7 });
    expect(completionAt('tag:coo eggs', 12)).toBeNull();
    expect(completionAt('food fo', 2)).toBeNull();
    expect(completionAt('"night tag:coo train"', 14)).toBeNull();
  });
});

describe('namesFor', () => {
  it('gives every filter that begins like this', () => {
    expect(namesFor('T')).toEqual(['tag', 'type', 'title']);
    expect(namesFor('tag')).toEqual([]);
  });
});

describe('complete', () => {
  it('replaces the beginning of a name, and leaves the cursor before the value', () => {
    expect(completed('eggs -fo', 'folder')).toBe('eggs -folder:|');
    expect(completed('eggs fo| fast', 'folder')).toBe('eggs folder:| fast');
  });

  it('replaces the beginning of a value, and leaves the cursor after it', () => {
    expect(completed('tag:coo', 'cooking')).toBe('tag:cooking |');
    expect(completed('tag:co|o eggs', 'cooking')).toBe('tag:cooking |eggs');
  });

  it('puts quotation marks around a value with a space', () => {
    expect(completed('folder:m', 'My Notes')).toBe('folder:"My Notes" |');
    expect(completed('folder:"My| Notes" eggs', 'My Other Notes')).toBe('folder:"My Other Notes" |eggs');
    expect(completed('folder:m', 'my "new" notes')).toBe('folder:“my "new" notes” |');
  });

  it('writes a tag as it stands in notes', () => {
    expect(completed('eggs -#ga', 'garden/roses')).toBe('eggs -#garden/roses |');
    expect(completed('#ga| eggs', 'garden')).toBe('#garden |eggs');
    expect(completed('#ga', 'garden, old')).toBe('tag:"garden, old" |');
  });

  it('leaves what follows a value whose quotation mark is not closed yet', () => {
    expect(completed('folder:"My | eggs', 'My Notes')).toBe('folder:"My Notes" |eggs');
    expect(completed('eggs folder:"My', 'My Notes')).toBe('eggs folder:"My Notes" |');
  });

  it.each(['cooking', 'My Notes', 'my "new" notes', 'a/b c', '"quoted"'])(
    'writes %s so that it is parsed as one value',
    (value) => {
      const { query } = complete('folder:', { kind: 'value', field: 'folder', typed: '', start: 7, end: 7 }, value);
      expect(parseQuery(query).parts).toMatchObject([{ field: 'folder', value }]);
    },
  );
});

/** What becomes of a query whose cursor is `|`, with the cursor at its new place. */
function completed(typed: string, value: string): string {
  const cursor = typed.includes('|') ? typed.indexOf('|') : typed.length;
  const query = typed.replace('|', '');
  const completion = completionAt(query, cursor);
  if (completion === null) return 'nothing to complete';
  const next = complete(query, completion, value);
  return `${next.query.slice(0, next.cursor)}|${next.query.slice(next.cursor)}`;
}
