import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { privateNames } from './glossary.ts';
import { findPrivateNames } from './private-names.ts';

const names = privateNames(`
# Glossary

| term | what it is | not |
|---|---|---|
| indexing | reading notes | take in, takes in |
| status | what the window shows | \`monitor\` |
| system | what is around the engine | \`Host\` |
| saved searches | searches to run again | \`searches/\` |
| note | a file | |
`);

const found = (path: string, source = ''): string[] =>
  findPrivateNames(path, source, names).map(({ line, name }) => `${line} ${name.text}`);

it('the glossary’s names are read from every row', () => {
  expect(names).toEqual([
    { text: 'take in', place: 'anywhere', term: 'indexing' },
    { text: 'takes in', place: 'anywhere', term: 'indexing' },
    { text: 'monitor', place: 'identifiers', term: 'status' },
    { text: 'Host', place: 'exact', term: 'system' },
    { text: 'searches', place: 'paths', term: 'saved searches' },
  ]);
});

it('a private name is found as words of an identifier, in whatever case', () => {
  expect(found('src/a.ts', 'const x = 1;\nfunction takeIn(libraryMonitor: string) {}')).toEqual([
    '2 take in',
    '2 monitor',
  ]);
  expect(found('src/a.tsx', 'export class LibraryMonitor { #takesInNotes = <Monitor takeIn />; }')).toEqual([
    '1 monitor',
    '1 takes in',
    '1 monitor',
    '1 take in',
  ]);
});

it('a private name is found in comments where it is no everyday word', () => {
  expect(found('src/a.ts', '/**\n * Takes in notes.\n */\n// The monitor of a computer.\n')).toEqual(['2 takes in']);
});

it('a private identifier is found where it is spelled just so, and nowhere else', () => {
  expect(found('src/a.ts', 'interface Host { host: string; hostName: string }')).toEqual(['1 Host']);
});

it('a private name is found in a path', () => {
  expect(found('src/take-in/a.ts')).toEqual(['0 take in']);
  expect(found('src/library-monitor.ts')).toEqual(['0 monitor']);
  expect(found('src/searches/a.ts')).toEqual(['0 searches']);
  expect(found('src/searches.test.ts')).toEqual(['0 searches']);
  expect(found('src/saved-searches.ts', 'const searches = [];')).toEqual([]);
});

it('string literals are not checked: what the user sees is not the sources’ vocabulary', () => {
  expect(
    found('src/a.tsx', "const a = 'take in'; const b = `take in`; const c = <p title='take in'>Take in</p>;"),
  ).toEqual([]);
});

it('our own glossary can be read', () => {
  const glossary = readFileSync(join(import.meta.dirname, '../docs/glossary.md'), 'utf8');
  const terms = new Set(privateNames(glossary).map(({ term }) => term));
  expect(terms.size).toBeGreaterThan(15);
});
