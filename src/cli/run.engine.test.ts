import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder, vaultOf } from '../engine/testing/folders.ts';
import { startOpenAi } from '../engine/testing/openai-server.ts';
import { dataFolder, nearnote, nearnoteUntil } from './testing/command.ts';

async function indexedLibrary(): Promise<{ library: string; vault: string }> {
  const vault = await vaultOf({
    'eggs.md': '# Breakfast\n\n## Eggs\n\nBoil them for six minutes. 😀\n',
    'deep/router.md': '# Router\n\nThe key is kx83-mango-7714.\n',
  });
  const library = join(await temporaryFolder(), 'library');
  expect(await nearnote('index', vault, '--library', library)).toMatchObject({ code: 0 });
  return { library, vault };
}

describe('nearnote', () => {
  it('indexes a folder and answers questions about it', async () => {
    const { library, vault } = await indexedLibrary();
    const { code, out } = await nearnote(
      'search',
      'how long to cook an egg',
      '--library',
      library,
      '--limit',
      '1',
      '--json',
    );
    expect(code).toBe(0);
    const { ms, results } = JSON.parse(out);
    expect(ms).toBeGreaterThan(0);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({
      path: 'eggs.md',
      title: 'Breakfast',
      heading: 'Breakfast › Eggs',
      folder: vault,
    });
    const text = '# Breakfast\n\n## Eggs\n\nBoil them for six minutes. 😀\n';
    expect(text.slice(results[0].start, results[0].end)).toBe(results[0].passage);
    expect((await nearnote('search', 'kx83-mango-7714', '--library', library)).out).toContain('deep/router.md');
  });

  it('answers a file of questions, a line for each, in their order', async () => {
    const { library } = await indexedLibrary();
    const queries = join(await temporaryFolder(), 'queries.jsonl');
    await writeFile(queries, '{"_id":"b","text":"router key"}\n\n{"_id":"a","text":"boiled eggs"}\n');
    for (const mode of ['semantic', 'keyword', 'hybrid']) {
      const { out } = await nearnote(
        'search',
        '--queries',
        queries,
        '--library',
        library,
        '--limit',
        '5',
        '--mode',
        mode,
        '--json',
      );
      const lines = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.map(({ _id }) => _id)).toEqual(['b', 'a']);
      expect(lines.map(({ results }) => results[0].path)).toEqual(['deep/router.md', 'eggs.md']);
    }
  });

  it('lists the files that it could not read, with the reason', async () => {
    const { library, vault } = await indexedLibrary();
    expect((await nearnote('problems', '--library', library)).out).toContain('No problems');
    await writeFile(join(vault, 'picture.md'), Buffer.from([0x89, 0x50, 0, 0xff]));
    expect((await nearnote('index', vault, '--library', library)).out).toContain('1 files could not be read');
    const { out } = await nearnote('problems', '--library', library, '--json');
    expect(JSON.parse(out)).toMatchObject({ total: 1, problems: [{ path: 'picture.md', reason: expect.any(String) }] });
    await writeFile(join(vault, 'picture.md'), '# Mended\n');
    expect((await nearnote('problems', '--library', library, '--retry')).out).toContain('No problems');
    expect((await nearnote('search', 'mended', '--library', library)).out).toContain('picture.md');
  });

  it('tells the state of a library', async () => {
    const { library, vault } = await indexedLibrary();
    const { out } = await nearnote('status', '--library', library, '--json');
    expect(JSON.parse(out)).toMatchObject({
      folders: [{ path: vault, notes: 2 }],
      notes: 2,
      chunks: 2,
      pending: 0,
      failed: 0,
      activeModel: { name: 'Nearnote starter', dimensions: 256 },
      bytesOnDisk: expect.any(Number),
    });
    expect((await nearnote('status', '--library', library)).out).toContain('2 notes, 2 passages');
  });

  it('prints lines of progress where there is no terminal', async () => {
    const vault = await vaultOf(
      Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [`${index}.md`, `Note ${index} about things. `.repeat(150)]),
      ),
    );
    const { out, err } = await nearnote('index', vault, '--library', await temporaryFolder());
    expect(err).toMatch(/Reading notes/);
    expect(err).toMatch(/Embedding passages/);
    expect(err).not.toContain('\r');
    expect(out).toMatch(/^300 notes, \d+ passages, embedded with Nearnote starter\.\n$/);
  });

  it('logs in the data folder, and on standard error when asked to, without a word of notes and queries', async () => {
    const vault = await vaultOf({ 'quixotic/umbrella.md': '# Zanzibar\n\nThe periwinkle keeper counts lanterns.\n' });
    const library = join(await temporaryFolder(), 'library');
    const indexed = await nearnote('index', vault, '--library', library, '--verbose');
    const search = ['search', 'who counts marzipan', '--library', library, '--json'];
    const found = await nearnote(...search, '--verbose');
    expect(JSON.parse(found.out).results[0].path).toBe('quixotic/umbrella.md');
    expect((await nearnote(...search)).err).toBe('');
    const kept = await readFile(join(await dataFolder(), 'logs', 'nearnote-cli.log'), 'utf8');
    expect(kept.match(/command\.started/g)).toHaveLength(3);
    expect(kept).not.toContain('search.answered');
    expect(found.err).toContain('search.answered mode=hybrid hits=1');
    for (const text of [kept, found.err, indexed.err.replaceAll(/^\D.*$/gm, '')]) {
      expect(text).not.toMatch(/quixotic|umbrella|zanzibar|periwinkle|lanterns|marzipan/i);
    }
  });

  it('says clearly what is wrong, and makes no library for it', async () => {
    const folder = await vaultOf({ 'a.md': 'x' });
    const library = join(await temporaryFolder(), 'library');
    const cases: [string[], RegExp][] = [
      [['index', join(folder, 'nowhere'), '--library', library], /^nearnote: There is no folder .*nowhere\.\n$/],
      [['index', join(folder, 'a.md'), '--library', library], /a\.md is a file\. Choose the folder it is in\.\n$/],
      [['search', 'x', '--library', library], /There is no library in .*Make one with: nearnote index/],
      [['status', '--library', library], /There is no library in/],
      [['index', folder, '--library', join(folder, 'a.md')], /^nearnote: Nearnote cannot write to .*a\.md/],
      [['search', '--library', library], /Give a query/],
      [['search', 'x', '--library', library, '--limit', '0'], /whole number from 1 to 1000/],
      [['search', 'x', '--library', library, '--mode', 'magic'], /Allowed choices are/],
    ];
    for (const [args, message] of cases) {
      const { code, err } = await nearnote(...args);
      expect([args, code]).toEqual([args, 1]);
      expect(err).toMatch(message);
    }
    expect(existsSync(library)).toBe(false);
  });

  it('says which line of a file of questions is broken', async () => {
    const { library } = await indexedLibrary();
    const queries = join(await temporaryFolder(), 'queries.jsonl');
    await writeFile(queries, '{"_id":"a","text":"x"}\n{"text":\n');
    const { code, err } = await nearnote('search', '--queries', queries, '--library', library, '--json');
    expect(code).toBe(1);
    expect(err).toMatch(/queries\.jsonl, line 2\)/);
  });

  it('stops when it is interrupted, and goes on from there the next time', async () => {
    const vault = await vaultOf({ 'eggs.md': '# Eggs\n\nSix minutes.' });
    const library = join(await temporaryFolder(), 'library');
    expect(await nearnoteUntil(Promise.resolve(), 'index', vault, '--library', library)).toMatchObject({
      code: 130,
      out: '',
      err: expect.stringContaining('Stopped. Run the same command again to go on from here.\n'),
    });
    expect(await nearnote('index', vault, '--library', library)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 notes, 1 passages/),
    });
  });

  it('lists the models, and what a library does with them', async () => {
    const everywhere = await nearnote('models');
    expect(everywhere).toMatchObject({ code: 0, err: '' });
    expect(everywhere.out).toMatch(/^starter +built in +256 dimensions/m);
    expect(everywhere.out).toMatch(/^Xenova\/all-MiniLM-L6-v2@q8 +not downloaded +384 dimensions · 2\d MB/m);
    const { library } = await indexedLibrary();
    expect((await nearnote('models', '--library', library)).out).toMatch(/^starter +active/m);
    const { models } = JSON.parse((await nearnote('models', '--json')).out);
    expect(models[0]).toMatchObject({ id: 'starter', kind: 'built-in' });
  });

  it('switches a library to a hosted model, once it is allowed to send texts there, and back at once', async () => {
    const { library } = await indexedLibrary();
    const server = await startOpenAi();
    onTestFinished(() => server.close());
    const hosted = ['bag-of-words', '--library', library, '--base-url', server.url, '--wait'];
    const refused = await nearnote('use', ...hosted);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/will be sent there: 2 passages, about \d+ tokens, in 1 requests/);
    expect(refused.err).toMatch(/Nothing was sent\. Give --agree/);
    expect([...server.texts.keys()].join()).not.toContain('Boil');
    const switched = await nearnote('use', ...hosted, '--agree');
    expect(switched).toMatchObject({
      err: expect.not.stringMatching(/^nearnote:/m),
      code: 0,
      out: expect.stringMatching(/^Search uses bag-of-words.*: 2 of 2 passages/),
    });
    const { activeModel } = JSON.parse((await nearnote('status', '--library', library, '--json')).out);
    expect(activeModel).toMatchObject({ dimensions: 64 });
    expect((await nearnote('use', 'starter', '--library', library)).out).toMatch(
      /^Search uses Nearnote starter: 2 of 2/,
    );
  });

  it('makes a new library with the model that was named, and embeds nothing with another', async () => {
    const server = await startOpenAi();
    onTestFinished(() => server.close());
    const vault = await vaultOf({ 'eggs.md': '# Eggs\n\nSix minutes.' });
    const library = join(await temporaryFolder(), 'library');
    const choice = ['--model', 'bag-of-words', '--base-url', server.url, '--agree'];
    const { code, out, err } = await nearnote('index', vault, '--library', library, ...choice);
    expect({ code, err: err.replaceAll(/^.*(Embedding|Checking|Loading|Reading|Looking).*\n/gm, '') }).toEqual({
      code: 0,
      err: '',
    });
    expect(out).toMatch(/^1 notes, 1 passages, embedded with bag-of-words/);
    expect(server.texts.get('# Eggs\n\nSix minutes.')).toBe(1);
  });

  it('says what is wrong with a model that cannot be used, and leaves the library as it was', async () => {
    const { library } = await indexedLibrary();
    expect((await nearnote('use', 'nobody/nothing', '--library', library)).err).toMatch(
      /no model “nobody\/nothing” in the list/,
    );
    expect((await nearnote('use', 'starter@fp16', '--library', library)).err).toMatch(/not offered as fp16.*: q8/);
    const server = await startOpenAi({ token: 'secret-token-1234' });
    onTestFinished(() => server.close());
    const refused = await nearnote(
      'use',
      'bag-of-words',
      '--library',
      library,
      '--base-url',
      server.url,
      '--agree',
      '--wait',
    );
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/token/) });
    expect(JSON.parse(await readFile(join(library, 'library.json'), 'utf8'))).toMatchObject({
      switchingTo: null,
      model: { id: 'starter' },
    });
  });
});
