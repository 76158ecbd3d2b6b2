import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { noInference, openEngine } from '../testing/library.ts';
import { notesOfEveryFormat as notes } from '../testing/notes-of-every-format.ts';
import { parseNote } from './parse.ts';

/** Each mentions a heron. */
const heron = {
  'a.md': notes.markdown,
  'b.txt': notes.text,
  'c.org': notes.org,
  'd.rst': notes.rst,
  'e.adoc': notes.asciidoc,
  'f.html': notes.html,
  'g.pdf': notes.pdf,
  'h.docx': notes.docx,
  'i.odt': notes.odt,
  'j.epub': notes.epub,
  'k.ipynb': notes.notebook,
  'l.pptx': notes.pptx,
  'm.xlsx': notes.xlsx,
  'n.csv': notes.csv,
  'o.rtf': notes.rtf,
  'p.canvas': notes.canvas,
  'q.eml': notes.email,
  'r.enex': notes.evernote,
  's.jex': notes.joplin,
  'z.py': notes.code,
};

it('a folder of every format is indexed, each is found by its type, and what failed is listed', {
  timeout: 120_000,
}, async () => {
  const broken = { 'broken.pdf': 'no such thing', 'broken.docx': Buffer.of(0x50, 0x4b, 3, 4, 0) };
  const vault = await vaultOf({ ...heron, ...broken });
  const engine = await openEngine(await temporaryFolder(), { startInference: noInference });
  const found = async (query: string) => {
    const { hits } = await engine.search({ query, limit: 100, mode: 'keyword' });
    return hits.flatMap((hit) => [hit, ...hit.duplicates]).map(({ noteId, path }) => ({ noteId, path }));
  };
  const paths = async (query: string) => (await found(query)).map(({ path }) => path).sort();
  await engine.addFolders([vault]);
  await expect.poll(() => engine.state().notes).toBe(19);
  await expect.poll(() => engine.state().progress.phase).not.toBe('chunking');
  expect((await engine.problems()).problems.map(({ path }) => path)).toEqual(['broken.docx', 'broken.pdf']);

  const types =
    'markdown text org rst asciidoc html pdf docx odt epub notebook powerpoint xlsx csv rtf canvas eml enex jex'.split(
      ' ',
    );
  const byType: string[] = [];
  for (const type of types) byType.push(...(await paths(`heron type:${type}`)));
  expect(byType).toEqual(Object.keys(heron).slice(0, -1));

  const folder = engine.state().folders[0] ?? expect.fail('There is no folder.');
  await engine.configureFolder(folder.id, { ...folder.settings, code: true });
  await expect.poll(() => paths('heron type:code')).toEqual(['z.py']);

  // A large mailbox is shown as it was stored: to read it again would take longer than the user waits.
  const message = (at: number) =>
    `From a@b.c Tue Mar  5 10:00:00 2024\nFrom: a@b.c\nSubject: Curlew ${at}\nDate: Tue, 5 Mar 2024 10:00:00 +0000\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nThe curlew ${at} calls.\n\nThen it flies.\n--b\nContent-Type: image/png; name=a.png\n\n${'x'.repeat(1024 * 1024)}\n--b--\n\n`;
  await writeFile(join(vault, 'large.mbox'), Array.from({ length: 21 }, (_, at) => message(at)).join(''));
  await engine.rescan();
  await expect.poll(() => paths('curlew')).toEqual(['large.mbox']);
  const { hits } = await engine.search({ query: '"curlew 17 calls"', limit: 1, mode: 'keyword' });
  const [hit] = hits;
  const note = await engine.readNote(hit?.noteId ?? 0, hit?.chunkId ?? null);
  const whole = await parseNote('email', await readFile(join(vault, 'large.mbox')));
  expect(note.text).toBe('text' in whole ? whole.text : whole.reason);
  expect(note.text.slice(note.passage?.start, note.passage?.end)).toContain('The curlew 17 calls.');

  const [before] = await found('heron type:text');
  await rename(join(vault, 'b.txt'), join(vault, 'egret.txt'));
  await engine.rescan();
  await expect.poll(() => found('heron path:egret')).toEqual([{ ...before, path: 'egret.txt' }]);
  expect(await paths('egret')).toEqual(['egret.txt']);
});
