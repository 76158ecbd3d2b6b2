import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { noInference, openEngine } from '../testing/library.ts';
import {
  docxOf,
  docxParagraph,
  emlOf,
  enexNote,
  enexOf,
  epubOf,
  joplinItem,
  odtOf,
  pdfOf,
  pptxOf,
  pptxShape,
  tarOf,
  xlsxOf,
} from './formats/testing.ts';

/** Each mentions a heron. */
const heron = {
  'a.md': '# Birds\n\nA heron by the pond.',
  'b.txt': 'A heron by the pond.',
  'c.org': '* Birds\nA heron by the pond.',
  'd.rst': 'Birds\n=====\n\nA heron by the pond.',
  'e.adoc': '= Birds\n\nA heron by the pond.',
  'f.html': '<title>Birds</title><p>A heron by the pond.',
  'g.pdf': pdfOf([[['A heron by the pond.', 12, 700]]]),
  'h.docx': docxOf(docxParagraph('A heron by the pond.')),
  'i.odt': odtOf('<text:p>A heron by the pond.</text:p>'),
  'j.epub': epubOf(['<p>A heron by the pond.</p>'], '<dc:title>Birds</dc:title>'),
  'k.ipynb': JSON.stringify({ cells: [{ cell_type: 'markdown', source: ['A heron by the pond.'] }], nbformat: 4 }),
  'l.pptx': pptxOf([{ shapes: pptxShape('Birds', 'title') + pptxShape('A heron by the pond.') }]),
  'm.xlsx': xlsxOf({
    Birds: [
      ['Bird', 'Place'],
      ['heron', 'pond'],
    ],
  }),
  'n.csv': 'Bird,Place\nheron,pond\n',
  'o.rtf': '{\\rtf1 A heron by the pond.}',
  'p.canvas': JSON.stringify({ nodes: [{ type: 'text', text: 'A heron by the pond.' }] }),
  'q.eml': emlOf({ From: 'a@b.c', Subject: 'Birds' }, 'A heron by the pond.'),
  'r.enex': enexOf(enexNote('Birds', 'A heron by the pond.')),
  's.jex': tarOf({ 'a.md': joplinItem('Birds\n\nA heron by the pond.', { id: 'a', type_: '1' }) }),
  'z.py': '# A heron by the pond.\n',
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

  const [before] = await found('heron type:text');
  await rename(join(vault, 'b.txt'), join(vault, 'egret.txt'));
  await engine.rescan();
  await expect.poll(() => found('heron path:egret')).toEqual([{ ...before, path: 'egret.txt' }]);
  expect(await paths('egret')).toEqual(['egret.txt']);
});
