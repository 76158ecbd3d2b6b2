import { expect, it } from 'vitest';
import { defaultSettings } from '../notes/folder-settings.ts';
import { vaultOf } from '../testing/folders.ts';
import { previewExclusions } from './preview-exclusions.ts';

it('of the files that are not read, documents come first, and then the kinds of which there are most', async () => {
  const names = ['a.zip', 'b.zip', 'c.zip', 'a.mp3', 'b.mp3', 'a.Doc', 'a.numbers', 'b.numbers'];
  const folder = await vaultOf({ 'a.md': 'A note.', ...Object.fromEntries(names.map((name) => [name, 'x'])) });
  const { passedOver } = await previewExclusions(folder, defaultSettings, () => false);
  expect(passedOver.map(({ ending, files }) => `${files} ${ending}`)).toEqual([
    '2 .numbers',
    '1 .doc',
    '3 .zip',
    '2 .mp3',
  ]);
});

it('a file that is known not to be readable is no note', async () => {
  const folder = await vaultOf({ 'a.md': 'A note.', 'b.pdf': 'Not a PDF.', 'drafts/c.pdf': 'Not one, either.' });
  const settings = { ...defaultSettings, patterns: ['drafts'] };
  const preview = await previewExclusions(folder, settings, (path) => path.endsWith('.pdf'));
  expect(preview).toMatchObject({ kept: 1, unreadable: 1, excluded: 1 });
});
