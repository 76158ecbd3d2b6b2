import { mkdir, mkdtemp, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxDrawingBytes, maxImageBytes, pagePicture } from '../../shared/images.ts';
import { NoteImages } from './note-images.ts';
import { png } from './testing.ts';

describe('the images of a note', () => {
  let root: string;
  let images: NoteImages;
  const note = { folder: '', path: 'garden/plan.md' };

  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'nearnote-images-')));
    note.folder = join(root, 'notes');
    images = new NoteImages(
      async () => note,
      () => [note.folder, join(root, 'other')],
      async (_, page) => (page === 2 ? join(root, 'page.png') : null),
    );
    await write('notes/garden/bed.png', png(30, 20));
    await write('notes/garden/my bed #2.png', png(31, 20));
    await write('notes/top.png', png(32, 20));
    await write('notes/files/2026/deep.png', png(33, 20));
    await write('notes/files/same.png', png(34, 20));
    await write('notes/garden/old/files/same.png', png(35, 20));
    await write('notes/.trash/gone.png', png(36, 20));
    await write('other/there.png', png(37, 20));
    await write('private/secret.png', png(38, 20));
    await write('notes/page.png', '<!doctype html><script>alert(1)</script>');
    await write('notes/drawing.png', '<svg width="39" height="20"><script>alert(1)</script></svg>');
    await write('notes/huge.png', png(40, 20));
    await truncate(join(root, 'notes/huge.png'), maxImageBytes + 1);
    await write('notes/endless.png', png(50_000, 50_000));
    await write('notes/endless.svg', '<svg width="39" height="20">');
    await truncate(join(root, 'notes/endless.svg'), maxDrawingBytes + 1);
    await mkdir(join(root, 'notes/folder.png'));
    await symlink(join(root, 'private/secret.png'), join(root, 'notes/link.png'));
    await symlink(join(root, 'private'), join(root, 'notes/way-out'));
    await symlink(join(root, 'notes/top.png'), join(root, 'notes/inner-link.png'));
    await symlink(join(root, 'notes/loop.png'), join(root, 'notes/loop.png'));
  });
  afterAll(() => rm(root, { recursive: true }));

  it.each([
    ['beside the note', 'bed.png', 30],
    ['beside the note, with a dot', './bed.png', 30],
    ['whose name has a space and a sign', 'my bed #2.png', 31],
    ['above the note', '../top.png', 32],
    ['from the folder’s top', 'files/2026/deep.png', 33],
    ['from the folder’s top, with a slash', '/files/2026/deep.png', 33],
    ['by its name alone, wherever it lies', 'deep.png', 33],
    ['by its name in other letters', 'DEEP.PNG', 33],
    ['by the end of its path, where several have its name', 'old/files/same.png', 35],
    ['by its name, the least deep of several', 'same.png', 34],
    ['with a place or a size behind it', 'bed.png?x#y', 30],
    ['in another folder of the library', '../../other/there.png', 37],
    ['by a link that stays in the folders', 'inner-link.png', 32],
    ['that is a drawing under another name', 'drawing.png', 39],
  ])('are found %s', async (_, target, width) => {
    expect(await images.describe(1, [target])).toEqual([{ target, size: { width, height: 20 }, refusal: null }]);
  });

  it('that are a note’s scanned pages are found by their number', async () => {
    await write('page.png', png(36, 20));
    const found = await images.describe(1, [pagePicture(2), pagePicture(3)]);
    expect(found.map(({ size, refusal }) => size?.width ?? refusal)).toEqual([36, 'not-an-image']);
  });

  it('are found by a file’s whole address inside the folders', async () => {
    const path = join(note.folder, 'top.png');
    for (const target of [path, `file://${path}`]) expect(await images.find(1, target)).toMatchObject({ path });
  });

  it.each([
    ['/etc/passwd', 'outside'],
    ['../../../../../../../../etc/passwd', 'outside'],
    ['file:///etc/passwd', 'outside'],
    // Whether there is such a file is nobody’s business.
    ['/nonexistent.png', 'outside'],
    ['file:///nonexistent.png', 'outside'],
    ['/etc/passwd/a.png', 'outside'],
    ['file://elsewhere/share/a.png', 'outside'],
    ['file:\\\\elsewhere\\share\\a.png', 'outside'],
    ['//elsewhere/share/a.png', 'outside'],
    ['/\\elsewhere\\share\\a.png', 'outside'],
    ['\\\\elsewhere\\share\\a.png', 'outside'],
    ['../../private/secret.png', 'outside'],
    ['link.png', 'outside'],
    ['way-out/secret.png', 'outside'],
    ['nowhere.png', 'missing'],
    ['gone.png', 'missing'],
    ['secret.png', 'missing'],
    ['loop.png', 'missing'],
    ['bed.png\0.svg', 'missing'],
    ['a'.repeat(2_000), 'missing'],
    ['page.png', 'not-an-image'],
    ['plan.md', 'missing'],
    ['../folder.png', 'not-an-image'],
    ['huge.png', 'too-large'],
    ['endless.png', 'too-large'],
    ['endless.svg', 'too-large'],
  ])('are refused: %j is %s', async (target, refusal) => {
    expect(await images.describe(1, [target])).toEqual([{ target, size: null, refusal }]);
  });

  async function write(path: string, content: string | Buffer): Promise<void> {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
});
