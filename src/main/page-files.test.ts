import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loggerOf } from '../shared/log.ts';
import { fileFor, servePageFiles } from './page-files.ts';

const silent = loggerOf('main', () => {});

describe('the file for a path of the page', () => {
  it.each([
    ['/index.html', '/app/index.html'],
    ['/assets/index.js', '/app/assets/index.js'],
    ['/with%20space.css', '/app/with space.css'],
    ['/assets/../index.html', '/app/index.html'],
  ])('the page’s path %s is the file %s', (pathname, file) => {
    expect(fileFor('/app', pathname)).toBe(join(file));
  });

  it.each([
    '/',
    '/..',
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/%2e%2e/%2e%2e/secret.html',
    '/..%5csecret.html',
    '/index.html%00.png',
    '/%ff',
  ])('the page’s path %s is refused', (pathname) => {
    expect(fileFor('/app', pathname)).toBeNull();
  });
});

describe('serving the page', () => {
  let folder: string;
  let serve: (request: Request) => Promise<Response>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nearnote-page-'));
    await mkdir(join(folder, 'page'));
    await writeFile(join(folder, 'page', 'index.html'), '<h1>Hello</h1>');
    await writeFile(join(folder, 'page', 'program.exe'), '');
    await writeFile(join(folder, 'secret.html'), 'secret');
    serve = servePageFiles(join(folder, 'page'), silent);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('a request of the page is answered with the file, its type and the content security policy', async () => {
    const response = await serve(new Request('nearnote://app/index.html?x#y'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(await response.text()).toBe('<h1>Hello</h1>');
  });

  it.each([
    ['nearnote://app/..%2fsecret.html', 403],
    ['nearnote://other/index.html', 403],
    ['nearnote://app/missing.html', 404],
    ['nearnote://app/program.exe', 404],
  ])('a request for %s is refused with %i', async (address, status) => {
    const response = await serve(new Request(address));
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  it('a request that would write is refused', async () => {
    const response = await serve(new Request('nearnote://app/index.html', { method: 'POST', body: 'x' }));
    expect(response.status).toBe(405);
  });
});
