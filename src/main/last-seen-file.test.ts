import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LibraryState } from '../shared/library-state.ts';
import { silentLogger } from '../shared/log.ts';
import { libraryAtRest } from '../shared/testing/library-at-rest.ts';
import { userText } from '../shared/user-text.ts';
import { KeptFile } from './kept-file.ts';
import { LastSeenFile } from './last-seen-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nearnote-last-seen-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => new LastSeenFile(join(folder, 'last-seen.json'), join(folder, 'library'), silentLogger);
const atRest: LibraryState = {
  ...libraryAtRest,
  notes: 12,
  revision: 7,
  isDamaged: true,
  notice: userText('This library is open elsewhere.'),
};
const reading: LibraryState = { ...atRest, notes: 3, progress: { ...atRest.progress, phase: 'chunking' } };
const searches = { saved: [], recent: [{ query: 'eggs', mode: 'hybrid' as const }], remembers: true };

describe('what the window showed last', () => {
  it('the next start shows it until the library is open, without what was under way or had to be told', async () => {
    const first = open();
    first.sawLibrary(atRest);
    first.saw({ searches });
    await first.close();

    const next = open();
    const { lastSeen } = next.untilOpen;
    expect(lastSeen).toMatchObject({ searches, home: null, facets: null });
    expect(lastSeen?.library).toMatchObject({
      notes: 12,
      progress: { phase: 'opening' },
      isDamaged: false,
      notice: null,
    });
    next.sawLibrary(reading);
    expect(next.untilOpen).toEqual({ lastSeen: null, isNew: false });
  });

  it('what the user has deleted is in no file any more', async () => {
    const seen = open();
    seen.sawLibrary(atRest);
    seen.saw({ searches });
    seen.saw({ searches: { ...searches, recent: [] } });
    await seen.close();
    expect(readFileSync(join(folder, 'last-seen.json'), 'utf8')).not.toContain('eggs');
    if (process.platform !== 'win32') expect(statSync(join(folder, 'last-seen.json')).mode & 0o077).toBe(0);
  });

  it('searches that the user clears while passages are embedded are gone at once, without the app being closed', async () => {
    const seen = open();
    const text = () => readFileSync(join(folder, 'last-seen.json'), 'utf8');
    seen.sawLibrary(atRest);
    seen.saw({ searches });
    await expect.poll(text).toContain('eggs');
    seen.sawLibrary({ ...reading, progress: { ...reading.progress, phase: 'embedding' } });
    seen.saw({ searches: { ...searches, recent: [] } });
    await expect.poll(text).not.toContain('eggs');
  });

  it('of notes it has nothing from before the library’s last change: one of them may be gone', async () => {
    const seen = open();
    seen.sawLibrary(atRest);
    const note = { noteId: 1, title: 'Secret plan', folder: '/notes', path: 'plan.md', date: 0 };
    const tags = [{ tag: 'secret', notes: 1 }];
    seen.saw({ home: { recent: [note], onThisDay: [] }, facets: { folders: [], tags }, searches });
    await seen.close();
    expect(open().untilOpen.lastSeen).toMatchObject({ home: { recent: [note] }, facets: { tags } });
    seen.sawLibrary({ ...atRest, revision: atRest.revision + 1 });
    await seen.close();
    expect(readFileSync(join(folder, 'last-seen.json'), 'utf8')).not.toMatch(/secret/i);
    expect(open().untilOpen.lastSeen).toMatchObject({ home: null, facets: null, searches });
  });

  it('it is not written again for what is under way while the library rests, and for each change of the library', async () => {
    const written = vi.spyOn(KeptFile.prototype, 'set');
    const seen = open();
    seen.sawLibrary(atRest);
    const activity = (done: number) => ({ ...atRest.scans, activity: { kind: 'reading' as const, done, total: 20 } });
    for (const done of [1, 2, 3]) seen.sawLibrary({ ...atRest, scans: activity(done) });
    expect(written).toHaveBeenCalledTimes(1);
    seen.sawLibrary({ ...atRest, revision: atRest.revision + 1 });
    seen.sawLibrary({ ...atRest, revision: atRest.revision + 1, skippedFiles: 1 });
    expect(written).toHaveBeenCalledTimes(3);
    await seen.close();
    written.mockRestore();
  });

  it('a file of another version, or a damaged one, shows nothing', () => {
    writeFileSync(join(folder, 'last-seen.json'), '{"library":{"folders":3}}');
    mkdirSync(join(folder, 'library'));
    expect(open().untilOpen).toEqual({ lastSeen: null, isNew: false });
  });

  it('where there is no library yet there is nothing to wait for', () => {
    expect(open().untilOpen).toEqual({ lastSeen: null, isNew: true });
  });
});
