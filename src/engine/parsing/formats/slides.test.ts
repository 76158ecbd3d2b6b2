import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../chunking/chunk.ts';
import { tokenCounterOf } from '../../chunking/token-counter.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { pptxOf, pptxShape, readAs, refusalOf } from './testing.ts';

const table =
  '<p:graphicFrame><a:tbl><a:tr><a:tc><a:p><a:r><a:t>Month</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r><a:t>kg</a:t></a:r></a:p></a:tc></a:tr><a:tr><a:tc><a:p><a:r><a:t>May</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r><a:t>12</a:t></a:r></a:p></a:tc></a:tr></a:tbl></p:graphicFrame>';

describe('a presentation', () => {
  it('a presentation has its slides in order, each title as a heading, with lists, tables and notes below', async () => {
    const list =
      '<p:sp><p:nvSpPr><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>scraps</a:t></a:r></a:p><a:p><a:pPr lvl="1"/><a:r><a:t>of the kitchen</a:t></a:r></a:p></p:txBody></p:sp>';
    const presentation = pptxOf(
      [
        { shapes: pptxShape('by Ada', 'subTitle') + pptxShape('Compost', 'ctrTitle') + pptxShape('1', 'sldNum') },
        { shapes: pptxShape('What', 'title') + list + table, notes: 'Mention the worms.' },
        { shapes: pptxShape('A box alone') + pptxShape('Draft', 'ftr') },
      ],
      '<dc:title>Heaps</dc:title><cp:keywords>soil; worms</cp:keywords><dcterms:created>2025-01-31T12:00</dcterms:created>',
    );
    const { text, outline } = await readAs('pptx', presentation);
    expect(text).toBe(
      [
        '# Compost\n',
        'by Ada\n',
        '# What\n',
        '- scraps\n  - of the kitchen\n',
        '| Month | kg |\n| --- | --- |\n| May | 12 |\n',
        'Mention the worms.\n',
        '# A box alone',
      ].join('\n'),
    );
    expect(outline).toMatchObject({
      title: 'Heaps',
      properties: { tags: ['soil', 'worms'], date: new Date(2025, 0, 31, 12).getTime() },
    });
  });

  it('a slide without a title is no part of the one before it: its first line stands for it', async () => {
    const presentation = pptxOf([
      { shapes: '' },
      { shapes: pptxShape('Compost', 'title') },
      { shapes: pptxShape('Worms\nand their work') },
      { shapes: '<p:pic><p:cNvPr descr="A heap"/></p:pic>', notes: 'Show the picture.' },
    ]);
    expect((await readAs('pptx', presentation)).text).toBe(
      '# Compost\n\n# Worms\n\nand their work\n\n# …\n\nA heap\n\nShow the picture.',
    );
  });

  it('a passage of a presentation is on one slide, which it names as its page', async () => {
    const slides = ['One', 'Two', 'Three'].map((title) => ({
      shapes: pptxShape(title, 'title') + pptxShape(`About ${title}.`),
    }));
    const { text, outline } = await readAs('pptx', pptxOf(slides));
    const { chunks } = chunksOf(text, outline, 'x', tokenCounterOf(starterTokenizer));
    expect(chunks.map(({ page, headings }) => [page, headings])).toEqual([
      [1, ['One']],
      [2, ['Two']],
      [3, ['Three']],
    ]);
  });

  it('the descriptions of pictures on a slide are read, and alternatives for older programs are not', async () => {
    const shapes =
      '<p:pic><p:nvPicPr><p:cNvPr id="1" name="x" descr="A heap in spring"/></p:nvPicPr></p:pic><mc:AlternateContent><mc:Choice><p:sp><p:txBody><a:p><m:t>E=mc²</m:t></a:p></p:txBody></p:sp></mc:Choice><mc:Fallback><p:sp><p:txBody><a:p><a:r><a:t>old</a:t></a:r></a:p></p:txBody></p:sp></mc:Fallback></mc:AlternateContent>';
    const { text } = await readAs('pptx', pptxOf([{ shapes }]));
    expect(text).toBe('A heap in spring\n\nE=mc²');
  });

  it('a presentation is told to be protected, from before 2007, or damaged', async () => {
    const stream = (name: string) =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);
    expect(await refusalOf('pptx', stream('EncryptedPackage'))).toMatch(/protected with a password/);
    expect(await refusalOf('pptx', stream('PowerPoint Document'))).toMatch(/PowerPoint’s format from before 2007/);
    expect(await refusalOf('pptx', 'no archive')).toMatch(/damaged/);
  });
});
