import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { notesOf, obstaclesToRelease } from './release-notes.ts';

const changelog = `# Changelog

## [Unreleased]

- later

## [0.2.0] - 2026-12-01

### Added

- what is new

## [0.1.0] - 2026-11-24

- the first
`;
const release = { tag: 'v0.2.0', version: '0.2.0', lockedVersion: '0.2.0', changelog };

it('the notes of a release are what the changelog says of its version', () => {
  expect(notesOf('0.2.0', changelog)).toBe('### Added\n\n- what is new');
  expect(notesOf('0.1.0', changelog)).toBe('- the first');
});

it('the changelog that there is can be read', () => {
  expect(notesOf('0.1.0', readFileSync('CHANGELOG.md', 'utf8'))).toMatch(/^The first version\./);
});

it('a release whose tag, lock file and changelog say the same has no obstacles', () => {
  expect(obstaclesToRelease(release)).toEqual([]);
});

it.each([
  ['a tag of another version', { tag: 'v0.3.0' }, /tag is v0\.3\.0.*0\.2\.0/],
  ['a lock file of another version', { lockedVersion: '0.1.0' }, /npm install/],
  [
    'a version that the changelog does not know',
    { version: '0.3.0', tag: 'v0.3.0', lockedVersion: '0.3.0' },
    /says nothing of 0\.3\.0/,
  ],
  ['a version without a date', { changelog: changelog.replace(' - 2026-12-01', '') }, /no date/],
])('%s keeps a release back', (_, change, obstacle) => {
  expect(obstaclesToRelease({ ...release, ...change })).toEqual([expect.stringMatching(obstacle)]);
});
