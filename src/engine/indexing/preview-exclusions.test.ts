import { expect, it } from 'vitest';
import { defaultSettings } from '../notes/folder-settings.ts';
import { vaultOf } from '../testing/folders.ts';
import { previewExclusions } from './preview-exclusions.ts';

it('of the files that are not read, documents come first, and then the kinds of which there are most', async () => {
  const names = ['a.zip', 'b.zip', 'c.zip', 'a.mp3', 'b.mp3', 'a.Doc', 'a.numbers', 'b.numbers'];
  const folder = await vaultOf({ 'a.md': 'A note.', ...Object.fromEntries(names.map((name) => [name, 'x'])) });
  const { passedOver } = await previewExclusions(folder, defaultSettings);
  expect(passedOver.map(({ ending, files }) => `${files} ${ending}`)).toEqual([
    '2 .numbers',
    '1 .doc',
    '3 .zip',
    '2 .mp3',
  ]);
});
