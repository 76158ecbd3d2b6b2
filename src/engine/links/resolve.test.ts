import { describe, expect, it } from 'vitest';
import type { LinkKind } from '../../shared/links.ts';
import { inEnglish } from '../../shared/user-text.ts';
import { NoteTable } from '../text-index/note-table.ts';
import { LinkResolver } from './resolve.ts';

interface Named {
  folder?: string;
  title?: string;
  aliases?: string[];
}

function tableOf(notes: Record<string, Named>): NoteTable {
  const table = new NoteTable();
  for (const [place, [path, { folder = '/notes', title = path, aliases = [] }]] of Object.entries(notes).entries()) {
    const format = path.endsWith('.org') ? 'org' : 'markdown';
    table.put({ id: place + 1, folder, path, title, aliases, format, tags: [], date: 0, language: null });
  }
  return table;
}

/** Where a link leads, in short: a path, paths, `none` or the reason. */
function leadsTo(table: NoteTable, from: string, target: string, kind: LinkKind): string | string[] {
  const source = [...table.all()].find(({ path }) => path === from);
  if (source === undefined) throw new Error(`There is no ${from}.`);
  const found = new LinkResolver(table, source).resolve({ target, kind });
  if (found.kind === 'one') return found.subpath === '' ? found.note.path : `${found.note.path} at ${found.subpath}`;
  if (found.kind === 'several') return found.notes.map(({ path }) => path);
  return found.kind === 'none' ? 'none' : inEnglish(found.reason);
}

const vault = tableOf({
  'index.md': {},
  'garden/plan.md': { title: 'Garden plan 2026', aliases: ['The plan'] },
  'garden/beds.md': {},
  'garden/old/beds.md': {},
  'recipes/bread.md': { title: 'TCP/IP' },
  'recipes/Crème.md': {},
  'recipes/Node.js.md': {},
  'recipes/soup.org': {},
  'recipes/soup.md': {},
  'work/deep/plans.md': {},
  'work/beds notes/x.md': { title: 'Beds' },
});

describe('a wiki link', () => {
  it.each([
    ['index.md', 'garden/plan', 'garden/plan.md', 'a path from the folder’s root'],
    ['recipes/bread.md', 'garden/plan.md', 'garden/plan.md', 'an extension'],
    ['garden/old/beds.md', './beds', 'garden/old/beds.md', 'a path from here'],
    ['garden/old/beds.md', '../plan', 'garden/plan.md', 'a path up from here'],
    ['index.md', 'plan', 'garden/plan.md', 'a file’s name'],
    ['index.md', 'PLAN', 'garden/plan.md', 'another case'],
    ['index.md', 'Cre\u0300me', 'recipes/Crème.md', 'accents apart'],
    ['index.md', 'Node.js', 'recipes/Node.js.md', 'a dot in a name'],
    ['index.md', 'Garden plan 2026', 'garden/plan.md', 'a title'],
    ['index.md', 'TCP/IP', 'recipes/bread.md', 'a title with a slash'],
    ['index.md', 'the plan', 'garden/plan.md', 'an alias'],
    ['index.md', 'old/beds', 'garden/old/beds.md', 'the end of a path'],
    ['garden/plan.md', 'beds', 'garden/beds.md', 'a name in the same subfolder'],
    ['garden/plan.md', 'plan#Soil', 'garden/plan.md at Soil', 'a heading'],
    ['garden/plan.md', 'beds#Soil#Clay', 'garden/beds.md at Soil#Clay', 'headings'],
    ['garden/plan.md', 'beds#^id', 'garden/beds.md at ^id', 'a block'],
    ['garden/plan.md', 'beds^id', 'garden/beds.md at ^id', 'a block in short'],
    ['garden/plan.md', '#Soil', 'garden/plan.md at Soil', 'a heading of its own'],
    ['index.md', 'soup', 'recipes/soup.md', 'the note in Markdown before others'],
    ['index.md', 'soup.org', 'recipes/soup.org', 'the other by its extension'],
    ['index.md', 'plan.org', 'none', 'an extension that is not there'],
    ['index.md', 'nothing', 'none', 'nothing'],
  ])('in %s, [[%s]] leads to %s: %s', (from, target, to) => {
    expect(leadsTo(vault, from, target, 'wiki')).toEqual(to);
  });

  it('that means several notes offers them, nearest first', () => {
    expect(leadsTo(vault, 'recipes/bread.md', 'beds', 'wiki')).toEqual(['garden/beds.md', 'garden/old/beds.md']);
    expect(leadsTo(vault, 'garden/old/beds.md', 'plans', 'wiki')).toBe('work/deep/plans.md');
    expect(leadsTo(vault, 'work/deep/plans.md', 'Beds', 'wiki')).toEqual(['garden/beds.md', 'garden/old/beds.md']);
  });
});

describe('a link by a path', () => {
  it.each([
    ['garden/plan.md', 'beds.md', 'garden/beds.md', 'from here first'],
    ['garden/plan.md', 'old/beds.md#top', 'garden/old/beds.md at top', 'below'],
    ['garden/plan.md', '../recipes/Cr%C3%A8me.md', 'recipes/Crème.md', 'encoded'],
    ['garden/plan.md', '/recipes/bread.md', 'recipes/bread.md', 'from the root'],
    ['garden/plan.md', 'recipes/bread', 'recipes/bread.md', 'without an extension'],
    ['garden/plan.md', '../work/beds%20notes/x.md', 'work/beds notes/x.md', 'with a space'],
    ['garden/plan.md', './nothing.md', 'none', 'nothing'],
    ['garden/plan.md', '../bread.md', 'none', 'a name is not looked for elsewhere'],
    ['garden/plan.md', '100%.md', 'none', 'a per cent sign alone'],
    ['garden/plan.md', 'old\\beds.md', 'garden/old/beds.md', 'as Windows writes it'],
  ])('in %s, (%s) leads to %s: %s', (from, target, to) => {
    expect(leadsTo(vault, from, target, 'path')).toEqual(to);
  });

  it.each(['../../secret.md', '../../notes/index.md', 'file:///etc/passwd', 'C:\\secret.md', './../../x'])(
    'the path %s out of the folder is refused, and said',
    (target) => {
      expect(leadsTo(vault, 'garden/plan.md', target, 'path')).toMatch(/leads out of the folder “notes”/);
    },
  );
});

it('the note’s own folder comes before the others', () => {
  const table = tableOf({
    'a.md': {},
    'x/beds.md': {},
    'other/beds.md': { folder: '/more' },
    'other/soil.md': { folder: '/more' },
  });
  expect(leadsTo(table, 'a.md', 'beds', 'wiki')).toBe('x/beds.md');
  expect(leadsTo(table, 'a.md', 'soil', 'wiki')).toBe('other/soil.md');
  expect(leadsTo(table, 'a.md', './other/soil', 'wiki')).toBe('none');
});

it('names follow notes that are renamed, changed and deleted', () => {
  const table = tableOf({ 'a.md': {}, 'beds.md': {}, 'b/beds.md': {} });
  const beds = table.get(2);
  if (beds === undefined) throw new Error('The note is missing.');
  table.put({ ...beds, path: 'soil.md', title: 'Soil', aliases: ['Earth'] });
  expect(leadsTo(table, 'a.md', 'beds', 'wiki')).toBe('b/beds.md');
  expect(leadsTo(table, 'a.md', 'earth', 'wiki')).toBe('soil.md');
  table.delete(2);
  expect(leadsTo(table, 'a.md', 'earth', 'wiki')).toBe('none');
});

it('hundreds of links to a name that thousands of notes have are resolved', () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`part-${at}/README.md`, {}]));
  const table = tableOf({ 'a.md': {}, ...many });
  const source = table.get(1);
  if (source === undefined) throw new Error('The note is missing.');
  const resolver = new LinkResolver(table, source);
  for (let at = 0; at < 500; at++) {
    expect(resolver.resolve({ target: `part-${at}/README.md`, kind: 'path' }).kind).toBe('one');
  }
});

it('notes of several folders that share what was looked up each find their own', () => {
  const table = tableOf({
    'a.md': { folder: '/one' },
    'README.md': { folder: '/one', title: 'First' },
    'b.md': { folder: '/two' },
    './README.md': { folder: '/two', title: 'Second' },
  });
  const namesakes = new Map();
  const found = [...table.all()]
    .filter(({ path }) => !path.includes('README'))
    .map((source) => new LinkResolver(table, source, namesakes).resolve({ target: 'README', kind: 'wiki' }));
  expect(found).toMatchObject([{ note: { title: 'First' } }, { note: { title: 'Second' } }]);
});
