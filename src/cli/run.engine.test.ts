import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder, vaultOf, writeFiles } from '../engine/testing/folders.ts';
import { startOpenAi } from '../engine/testing/openai-server.ts';
import { dataFolder, nearnote, nearnoteUntil } from './testing/command.ts';

const eggs = '# Breakfast\n\n## Eggs\n\nBoil them for six minutes. 😀\n';
const notes = { 'eggs.md': eggs, 'deep/router.md': '# Router\n\nThe key is kx83-mango-7714.\n' };

interface Indexed {
  library: string;
  vault: string;
}

/** A library of the two notes, for one test. */
async function indexedLibrary(): Promise<Indexed> {
  const library = join(await temporaryFolder(), 'library');
  return index(library, await vaultOf(notes));
}

async function index(library: string, vault: string): Promise<Indexed> {
  expect(await nearnote('index', vault, '--library', library, '--pace', 'quiet')).toMatchObject({ code: 0 });
  return { library, vault };
}

/** A library of the two notes, for all tests that only read it. */
let shared: Promise<Indexed> | null = null;
let sharedFolder = '';
function sharedLibrary(): Promise<Indexed> {
  shared ??= writeFiles(join(sharedFolder, 'notes'), notes).then(() =>
    index(join(sharedFolder, 'library'), join(sharedFolder, 'notes')),
  );
  return shared;
}
beforeAll(async () => {
  sharedFolder = await mkdtemp(join(tmpdir(), 'nearnote-test-'));
});
afterAll(() => rm(sharedFolder, { recursive: true }));

describe('the nearnote commands', () => {
  it('notes, names and arguments that would do something to the terminal are shown instead', async () => {
    const library = join(await temporaryFolder(), 'library');
    const title = '\u001b]0;owned\u0007Router';
    const vault = await vaultOf({
      'a\u202Efdp.md': `# ${title}\n\nThe key is \u009b2J kx83-mango-7714.\n`,
      'c\nd.md': '# Cards\n\nThe pin is pear-2291.\n',
      'b.md': 'See [[a\u202Efdp]], as I \u009b2J said.\n',
    });
    await index(library, vault);
    const byLink = join(await temporaryFolder(), 'vault');
    await symlink(vault, byLink);
    const links = await nearnote('links', join(byLink, 'b.md'), '--library', library);
    expect(links.out).toContain('→ a\\u202efdp.md');
    const searched = await nearnote('search', 'kx83-mango-7714', '--library', library);
    expect(searched.out).toContain('a\\u202efdp.md');
    expect((await nearnote('search', 'pear-2291', '--library', library)).out).toContain('c\\u000ad.md');
    const printed = [
      searched,
      links,
      await nearnote('links', join(vault, 'a\u202Efdp.md'), '--library', library),
      await nearnote('search', 'kx83', '--library', library, '--json'),
      await nearnote('\u001b[2J'),
    ];
    for (const { out, err } of printed) expect(`${out}${err}`).not.toMatch(/(?!\n)\p{Cc}|\u202E/u);
  });

  it('a folder that was indexed is searched, with the place of the passage in its file', async () => {
    const { library, vault } = await sharedLibrary();
    const question = 'how long to cook an egg';
    const { code, out } = await nearnote('search', question, '--library', library, '--limit', '1', '--json');
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
    expect(eggs.slice(results[0].start, results[0].end)).toBe(results[0].passage);
    expect((await nearnote('search', 'kx83-mango-7714', '--library', library)).out).toContain('deep/router.md');
  });

  it('“search” says on standard error what may have been meant, and in its JSON', async () => {
    const { library } = await sharedLibrary();
    const search = ['search', 'boil them since 2020', '--library', library, '--mode', 'keyword'];
    const { out, err } = await nearnote(...search);
    expect(out).toMatch(/^Breakfast\n/);
    expect(err).toBe('Tip: with after:2020 in place of “since 2020”, only notes dated since 2020 are found.\n');
    const json = await nearnote(...search, '--json');
    expect(json.err).toBe('');
    expect(JSON.parse(json.out)).toMatchObject({
      spellingSuggestion: null,
      dateSuggestion: { typed: 'since 2020', filter: 'after:2020', query: 'boil them after:2020' },
    });
  });

  it('“links” says where the links of a note lead, and which notes link to it', async () => {
    const { library, vault } = await index(
      join(await temporaryFolder(), 'library'),
      await vaultOf({
        'a.md': '# A\n\nSee [[b#Part|that]], [[c]], [[nowhere]] and [out](../x.md).\n',
        'b.md': '# B\n\nBack to [[a]], as said.\n',
        'x/c.md': 'c',
        'y/c.md': 'c',
      }),
    );
    const { out } = await nearnote('links', join(vault, 'a.md'), '--library', library);
    expect(out).toBe(
      [
        'b#Part → b.md at Part',
        'c → x/c.md or y/c.md',
        'nowhere → no note',
        '../x.md → out of the folder',
        '← b.md: Back to [[a]], as said.',
        '',
      ].join('\n'),
    );
    const json = await nearnote('links', join(vault, 'a.md'), '--library', library, '--json');
    expect(JSON.parse(json.out)).toMatchObject({ links: [{}, {}, {}, {}], backlinks: { total: 1 } });
    const { code, err } = await nearnote('links', join(vault, 'z.md'), '--library', library);
    expect([code, err]).toEqual([1, expect.stringContaining('is no note of this library')]);
  });

  it('“search --queries” answers the queries of a file in their order, one line for each', async () => {
    const { library } = await sharedLibrary();
    const queries = join(await temporaryFolder(), 'queries.jsonl');
    await writeFile(queries, '{"_id":"b","text":"router key"}\n\n{"_id":"a","text":"boiled eggs"}\n');
    const asked = ['search', '--queries', queries, '--library', library, '--limit', '5', '--json'];
    for (const mode of ['semantic', 'keyword', 'hybrid']) {
      const { out } = await nearnote(...asked, '--mode', mode);
      const lines = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.map(({ _id }) => _id)).toEqual(['b', 'a']);
      expect(lines.map(({ results }) => results[0].path)).toEqual(['deep/router.md', 'eggs.md']);
    }
  });

  it('“problems” lists the files that could not be read, with the reason, and “problems --retry” tries them again', async () => {
    const { library, vault } = await indexedLibrary();
    expect((await nearnote('problems', '--library', library)).out).toContain('No problems');
    await writeFile(join(vault, 'picture.md'), Buffer.from([0x89, 0x50, 0, 0xff]));
    expect((await nearnote('index', vault, '--library', library)).out).toContain('1 file could not be read');
    const { out } = await nearnote('problems', '--library', library, '--json');
    expect(JSON.parse(out)).toMatchObject({ total: 1, problems: [{ path: 'picture.md', reason: expect.any(String) }] });
    await writeFile(join(vault, 'picture.md'), `# Mended\n\n${'QUJDREVGR0hJSktMTU5P'.repeat(1000)}\n`);
    const retried = (await nearnote('problems', '--library', library, '--retry')).out;
    expect(retried).toMatch(/picture\.md\n {2}20 kB of the file are data.*\n1 remark\.\n/);
    await writeFile(join(vault, 'picture.md'), '# Mended\n');
    expect((await nearnote('problems', '--library', library, '--retry')).out).toContain('No problems');
    expect((await nearnote('search', 'mended', '--library', library)).out).toContain('picture.md');
  });

  it('“status” says what a library holds', async () => {
    const { library, vault } = await sharedLibrary();
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

  it('“status” says which switch is noted, and the next “index” makes it', async () => {
    const { library, vault } = await indexedLibrary();
    const server = await startOpenAi();
    onTestFinished(() => server.close());
    const noted = await nearnote('use', 'bag-of-words', '--library', library, '--base-url', server.url, '--agree');
    expect(noted.out).toMatch(/^The switch to bag-of-words.* is noted\./);
    const { switchingTo } = JSON.parse((await nearnote('status', '--library', library, '--json')).out);
    expect(switchingTo).toMatch(/bag-of-words/);
    expect((await nearnote('status', '--library', library)).out).toContain(`To be switched to: ${switchingTo}\n`);
    expect((await nearnote('index', vault, '--library', library)).out).toContain('embedded with bag-of-words');
    const { out } = await nearnote('status', '--library', library, '--json');
    expect(JSON.parse(out)).toMatchObject({ switchingTo: null, activeModel: { dimensions: 64 } });
  });

  it('“index” prints lines of progress where there is no terminal', async () => {
    const vault = await vaultOf(
      Object.fromEntries(
        Array.from({ length: 400 }, (_, index) => [`${index}.md`, `Note ${index} about things. `.repeat(150)]),
      ),
    );
    const { out, err } = await nearnote('index', vault, '--library', await temporaryFolder());
    expect(err).toMatch(/Reading notes/);
    expect(err).toMatch(/Embedding passages/);
    expect(err).not.toContain('\r');
    expect(out).toMatch(/^400 notes, [\d,]+ passages, embedded with Nearnote starter\.\n$/);
  });

  it('a command logs in the data folder, and on standard error with --verbose, without a word of notes and queries', async () => {
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

  it('a command that is used wrongly says what is wrong, and makes no library', async () => {
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

  it('a command takes no empty path for the folder where the user stands', async () => {
    const { library, vault } = await sharedLibrary();
    for (const args of [
      ['index', vault, '--library', ''],
      ['index', '', '--library', library],
      ['search', '--queries', '', '--library', library],
    ]) {
      expect(await nearnote(...args)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('It is empty.') });
    }
  });

  it('“search --queries” says which line of its file is broken', async () => {
    const { library } = await sharedLibrary();
    const queries = join(await temporaryFolder(), 'queries.jsonl');
    await writeFile(queries, '{"_id":"a","text":"x"}\n{"text":\n');
    const { code, err } = await nearnote('search', '--queries', queries, '--library', library, '--json');
    expect(code).toBe(1);
    expect(err).toMatch(/queries\.jsonl, line 2\)/);
  });

  it('“index” stops when it is interrupted, and goes on from there the next time', async () => {
    const vault = await vaultOf({ 'eggs.md': '# Eggs\n\nSix minutes.' });
    const library = join(await temporaryFolder(), 'library');
    expect(await nearnoteUntil(Promise.resolve(), 'index', vault, '--library', library)).toMatchObject({
      code: 130,
      out: '',
      err: expect.stringContaining('Stopped. Run the same command again to go on from here.\n'),
    });
    expect(await nearnote('index', vault, '--library', library)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 note, 1 passage,/),
    });
  });

  it('“models” lists the models, with their state in a library', async () => {
    const everywhere = await nearnote('models');
    expect(everywhere).toMatchObject({ code: 0, err: '' });
    expect(everywhere.out).toMatch(/^starter +built in +256 dimensions/m);
    expect(everywhere.out).toMatch(/^Xenova\/all-MiniLM-L6-v2@q8 +not downloaded +384 dimensions · 2\d MB/m);
    const { library } = await sharedLibrary();
    expect((await nearnote('models', '--library', library)).out).toMatch(/^starter +active/m);
    const { models } = JSON.parse((await nearnote('models', '--json')).out);
    expect(models[0]).toMatchObject({ id: 'starter', kind: 'built-in' });
  });

  it('“models” orders the models by what they find in the notes of a library, and advises the best with what it takes', async () => {
    const library = join(await temporaryFolder(), 'library');
    const german = '# Garten\n\nDie Tomaten brauchen im Sommer jeden Abend Wasser, aber nie auf die Blätter.\n';
    await index(library, await vaultOf({ 'garten.md': german }));
    const { out } = await nearnote('models', '--library', library);
    expect(out).toMatch(
      /^Xenova\/multilingual-e5-small@q8 +not downloaded +nDCG@10 0\.\d{3} for these notes \(de 0\.\d{3}\) · about \d+ s to embed · .* · 135 MB/,
    );
    expect(out).toMatch(
      /^multilingual-e5-small would find more in these notes \(German\): nDCG@10 0\.\d+ instead of 0/m,
    );
    expect(out).toMatch(
      /^135 MB to download, about \d+ s to embed them on this computer\. Switch with: nearnote use /m,
    );
    const { models, advice } = JSON.parse((await nearnote('models', '--library', library, '--json')).out);
    expect(models[0]).toMatchObject({ id: 'Xenova/multilingual-e5-small', fit: { languages: [{ language: 'de' }] } });
    expect(advice).toMatchObject({ key: 'Xenova/multilingual-e5-small@q8', downloadBytes: 135_392_016 });
  });

  it('“models” says when there is no advice for a library', async () => {
    const library = join(await temporaryFolder(), 'library');
    await index(library, await vaultOf({ 'numbers.md': '12 34 56\n' }));
    expect((await nearnote('models', '--library', library)).out).toMatch(/^There is no advice: /m);
  });

  it('“use” switches a library to a hosted model once it may send texts there, and back at once', async () => {
    const { library } = await indexedLibrary();
    const server = await startOpenAi();
    onTestFinished(() => server.close());
    const hosted = ['bag-of-words', '--library', library, '--base-url', server.url, '--wait'];
    const refused = await nearnote('use', ...hosted);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/will be sent there: 2 passages, about \d+ tokens, in 1 request\./);
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

  it('“index --model” makes a new library with that model, and embeds nothing with another', async () => {
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
    expect(out).toMatch(/^1 note, 1 passage, embedded with bag-of-words/);
    expect(server.texts.get('# Eggs\n\nSix minutes.')).toBe(1);
  });

  it('“use” says what is wrong with a model that cannot be used, and leaves the library as it was', async () => {
    const { library } = await indexedLibrary();
    expect((await nearnote('use', 'nobody/nothing', '--library', library)).err).toMatch(
      /no model “nobody\/nothing” in the list/,
    );
    expect((await nearnote('use', 'starter@fp16', '--library', library)).err).toMatch(/not offered as fp16.*: q8/);
    const server = await startOpenAi({ token: 'secret-token-1234' });
    onTestFinished(() => server.close());
    const hosted = ['bag-of-words', '--library', library, '--base-url', server.url, '--agree', '--wait'];
    const refused = await nearnote('use', ...hosted);
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/token/) });
    expect(JSON.parse(await readFile(join(library, 'library.json'), 'utf8'))).toMatchObject({
      switchingTo: null,
      model: { id: 'starter' },
    });
  });
});
