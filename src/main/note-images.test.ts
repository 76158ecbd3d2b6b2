import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxImageBytes } from '../shared/images.ts';
import { loggerOf } from '../shared/log.ts';
import { serveNoteImages } from './note-images.ts';

const silent = loggerOf('main', () => {});

describe('serving images of notes', () => {
  let folder: string;
  const asked: unknown[] = [];
  let serve: (request: Request) => Promise<Response>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nearnote-served-'));
    await writeFile(join(folder, 'a.svg'), '<svg/>');
    await writeFile(join(folder, 'huge.png'), '');
    await truncate(join(folder, 'huge.png'), maxImageBytes + 1);
    await symlink(join(folder, 'a.svg'), join(folder, 'link.svg'));
    serve = serveNoteImages(async (input) => {
      asked.push(input);
      if (input.target === 'failing') throw new Error('The engine is gone.');
      if (input.target === 'refused') return { image: null };
      return { image: { path: join(folder, input.target), type: 'image/svg+xml' } };
    }, silent);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('an image comes with the type that its content has, and can do nothing but be seen', async () => {
    const response = await serve(new Request('nearnote://app/images/7/a.svg'));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<svg/>');
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    });
    expect(asked).toContainEqual({ noteId: 7, target: 'a.svg' });
  });

  it('a target is handed on as it was written in the note', async () => {
    await serve(new Request(`nearnote://app/images/7/${encodeURIComponent('../my bed #2.svg')}`));
    expect(asked).toContainEqual({ noteId: 7, target: '../my bed #2.svg' });
  });

  it.each([
    ['7/refused', 404],
    ['7/failing', 404],
    ['7/missing.svg', 404],
    ['7/huge.png', 404],
    ['7/link.svg', 404],
    ['7/.', 403],
    ['seven/a.svg', 403],
    ['7/a/b.svg', 403],
    ['7/%ff', 403],
    ['7', 403],
  ])('a request for %s is refused with %i', async (path, status) => {
    const response = await serve(new Request(`nearnote://app/images/${path}`));
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  it('a request that would write is refused', async () => {
    const response = await serve(new Request('nearnote://app/images/7/a.svg', { method: 'POST', body: 'x' }));
    expect(response.status).toBe(405);
  });
});
