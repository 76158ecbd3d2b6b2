import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Diagnostics } from '../../../../shared/diagnostics.ts';
import { NearnoteError } from '../../../../shared/errors.ts';
import { verbatim } from '../../../../shared/user-text.ts';
import { draw } from '../../../testing/draw.tsx';
import { FakeApp } from '../../../testing/fake-app.ts';
import { diagnosticsStore } from '../diagnostics-store.ts';
import { DiagnosticsPage } from './diagnostics-page.tsx';

const figures: Diagnostics = {
  version: '0.4.0',
  node: '24.0.0',
  platform: 'linux x64',
  databaseFormat: 'PGlite 0.3',
  schema: 12,
  bytes: { database: 60_000_000, log: 16_000_000, setAside: 0, index: 3_000_000, free: 9_000_000_000 },
  areVectorsInMemory: false,
  owner: { pid: 4711, name: 'app' },
  folders: 2,
  notes: 1_873,
  chunks: 12_304,
  problems: 0,
  generations: [
    { model: 'starter', dimensions: 256, state: 'active', vectors: 12_304, orphans: 7, pending: 3, failed: 2 },
    { model: 'other', dimensions: 384, state: 'building', vectors: 1, orphans: 1, pending: 1, failed: 0 },
  ],
  recallAt10: 0.987,
  damagedTables: [],
};

beforeEach(() => {
  diagnosticsStore.setState(diagnosticsStore.getInitialState());
});

const button = (name: string) => page.getByRole('button', { name });

it('a library is shown in figures, which can be copied, its vectors compared, and its database rebuilt', async () => {
  const app = new FakeApp({
    'diagnostics.read': () => figures,
    'diagnostics.compare': () => ({ compared: 50, lowest: 0.98 }),
    'clipboard.write': () => ({}),
    'library.rebuild': () => ({}),
  });
  draw(<DiagnosticsPage />);
  for (const [name, value] of [
    ['Notes', '1,873'],
    ['Passages', '12,304'],
    ['In memory', '3 MB: words, and what narrows the vectors down; these are read from the disk'],
    ['Opened by', 'Nearnote, process 4711'],
    ['Nearest passages found', '9.9 of the ten nearest'],
    ['starter', '12,304 vectors of 256 numbers; 3 passages pending, 2 set aside, 7 vectors of deleted notes'],
    ['other', '1 vector of 384 numbers; 1 passage pending, 0 set aside, 1 vector of a deleted note'],
    ['Damaged', 'Nothing'],
  ] as const) {
    await expect.element(page.getByRole('definition').filter({ hasText: value }).first()).toBeVisible();
    await expect.element(page.getByRole('term').filter({ hasText: name }).first()).toBeVisible();
  }
  await button('Compare').click();
  await expect.element(page.getByRole('status')).toHaveTextContent('50 compared; the least alike agree to 0.98 of 1.');
  await button('Copy the diagnostics').click();
  await expect.element(button('Copied')).toBeVisible();
  expect(app.inputsOf('clipboard.write')).toEqual([{ text: JSON.stringify(figures, null, 2) }]);
  await button('Rebuild from the notes').click();
  expect(app.inputsOf('library.rebuild')).toHaveLength(1);
});

it('damaged tables are named, and a look that fails says why', async () => {
  let isFailing = false;
  new FakeApp({
    'diagnostics.read': () =>
      isFailing
        ? Promise.reject(new NearnoteError('engine-stopped', verbatim('Try again in a moment.')))
        : { ...figures, damagedTables: ['chunks', 'notes'], recallAt10: null, owner: null },
  });
  draw(<DiagnosticsPage />);
  await expect.element(page.getByRole('definition').filter({ hasText: 'chunks, notes' })).toBeVisible();
  isFailing = true;
  await button('Look again').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Try again in a moment.');
});
