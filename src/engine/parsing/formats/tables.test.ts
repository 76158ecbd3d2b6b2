import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mostRows } from '../../../shared/formats.ts';
import { inEnglish } from '../../../shared/user-text.ts';
import { chunksOf } from '../../chunking/chunk.ts';
import { tokenCounterOf } from '../../chunking/token-counter.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { outlineOfMarkdown } from '../markdown.ts';
import { readAs, refusalOf, xlsxOf } from './testing.ts';

const tableOf = (...lines: string[]) => [...lines.slice(0, 1), line(lines[0]), ...lines.slice(1)].join('\n');
const line = (head = '') => `|${' --- |'.repeat(head.split(' | ').length)}`;

describe('a CSV file', () => {
  it.each([
    ['commas', 'Crop,kg\nBean,12\n"Pea, sugar",3\n'],
    ['semicolons', 'Crop;kg\nBean;12\n"Pea, sugar";3\n'],
    ['tabs', 'Crop\tkg\nBean\t12\nPea, sugar\t3\n'],
    ['bars', 'Crop|kg\nBean|12\nPea, sugar|3\n'],
    ['what its first line says', 'sep=:\nCrop:kg\nBean:12\nPea, sugar:3\n'],
  ])('a CSV file is parted at %s', async (_, text) => {
    expect((await readAs('csv', text)).text).toBe(tableOf('| Crop | kg |', '| Bean | 12 |', '| Pea, sugar | 3 |'));
  });

  it('an empty CSV file is said to be empty', async () => {
    const { warning } = await readAs('csv', '');
    expect(warning && inEnglish(warning)).toMatch(/it is empty/);
  });

  it('a CSV file keeps its numbers as they are written, and a cell of several lines on one', async () => {
    const { text } = await readAs('csv', '\uFEFFDay;Paid;Note\n05.03.2024;1.234,50 €;"two\nlines | ""quoted"""\n');
    expect(text).toBe(tableOf('| Day | Paid | Note |', '| 05.03.2024 | 1.234,50 € | two lines \\| "quoted" |'));
  });

  it('a CSV file without a header row has an empty one, and lines above the header row are no part of the table', async () => {
    expect((await readAs('csv', '1,2\n3,4\n')).text).toBe(tableOf('|  |  |', '| 1 | 2 |', '| 3 | 4 |'));
    const { text } = await readAs('csv', 'Account 7\n\nDay,Paid\n2024-03-05,12\n');
    expect(text).toBe(`Account 7\n\n${tableOf('| Day | Paid |', '| 2024-03-05 | 12 |')}`);
  });

  it('a CSV file with a quotation mark that nothing closes, or with rows of any length, loses no row', async () => {
    const { text } = await readAs('csv', 'Crop,kg\n"Bean,12\nPea,3,sugar\nKale\n');
    expect(text).toContain('| "Bean | 12 |');
    expect(text).toContain('| Pea | 3 | sugar |');
    expect(text).toContain('| Kale |');
  });

  it('the name of a column is read although nothing stands in the column', async () => {
    expect((await readAs('csv', 'Crop,kg,Remarks\nBean,12,\n')).text).toBe(
      tableOf('| Crop | kg | Remarks |', '| Bean | 12 |  |'),
    );
  });

  it('each chunk of a long table has the names of its columns as context', async () => {
    const rows = Array.from(
      { length: 400 },
      (_, at) => `bed ${at} in the garden,planted with beans of kind ${at},sunny`,
    );
    const { text, outline } = await readAs('csv', `Place,Plants,Light\n${rows.join('\n')}\n`);
    const { chunks } = chunksOf(text, outline, 'beds', tokenCounterOf(starterTokenizer));
    expect(chunks.length).toBeGreaterThan(20);
    for (const { context, text: passage } of chunks) expect(`${context} ${passage}`).toContain('Place');
  });

  it('a row that is longer than a line names its columns itself', async () => {
    const story = 'once upon a time '.repeat(80).trim();
    expect((await readAs('csv', `Title,Story\nTale,${story}\n`)).text).toBe(`Title: Tale\n\nStory: ${story}`);
  });

  it('of a CSV file only so many rows are read, and that is told', async () => {
    const rows = Array.from({ length: mostRows + 5 }, (_, at) => `w${at},x`);
    const { text, warning } = await readAs('csv', rows.join('\n'));
    expect(warning && inEnglish(warning)).toMatch(/only its first 50,000 rows/);
    expect(text).not.toContain(`w${mostRows} `);
  });

  it('a long table of numbers keeps few rows, though its header row is written again', async () => {
    const rows = Array.from({ length: 600 }, (_, at) => `${1000 + at},${2000 + at},${3000 + at}`);
    const { outline, warning, words } = await readAs('csv', `height,width,depth\n${rows.join('\n')}`);
    expect(outline.blocks.length).toBeLessThan(40);
    expect(warning && inEnglish(warning)).toMatch(/data rather than text/);
    expect(words).toBe('');
  });
});

it('the outline of a table that is made while it is written is that of its Markdown', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => `bed ${at},"a|b",${at % 3 === 0 ? 'sunny' : ''}`);
  const long = `tale,${'once upon a time '.repeat(80)}`;
  const table = await readAs(
    'csv',
    `Account 7\n\nPlace,Plants,Light\n${rows.join('\n')}\n${long}\n${rows.slice(0, 3).join('\n')}`,
  );
  const workbook = await readAs(
    'xlsx',
    xlsxOf({
      One: [
        ['Crop', 'kg'],
        ['Bean', 12],
      ],
      '': [],
      Two: [['alone']],
    }),
  );
  for (const { text, outline } of [table, workbook]) expect(outline.blocks).toEqual(outlineOfMarkdown(text).blocks);
});

describe('a workbook', () => {
  it('a long number is read in full, though its column shows a part of it', async () => {
    expect((await readAs('xlsx', xlsxOf({ A: [['Article', 4006381333931]] }))).text).toContain('4006381333931');
  });

  it('a workbook that LibreOffice wrote has its sheets as headings and its numbers as they are shown', async () => {
    const { text, outline } = await readAs(
      'xlsx',
      readFileSync(join(import.meta.dirname, 'fixtures/libreoffice.xlsx')),
    );
    expect(text).toBe(
      [
        '# Harvest 2025\n',
        'Household garden\n',
        `${tableOf('| Crop | Date | Yield | Share | Price |', '| Tomato | 31.07.2025 | 1,234.50 | 12.5% | € 3.50 |', '| Bean\\|pole | 02.08.2025 | 12.00 | 50.0% | € 2.00 |')}\n`,
        '# Wide\n',
        'TRUE · far\n',
        'Sown late',
      ].join('\n'),
    );
    expect(outline).toMatchObject({ title: 'Garden', properties: { tags: ['soil', 'beds'] } });
  });

  it('a cell is shown as its style says, from texts that cells share, and without readings', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0&quot; kg&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="46"/></cellXfs></styleSheet>';
    const strings =
      '<sst><si><t>Name</t></si><si><r><t>Bee</t></r><r><t>ts</t></r><rPh><t>reading</t></rPh></si></sst>';
    const cells =
      '<c t="s"><v>1</v></c><c s="1"><v>45351</v></c><c s="2"><v>0.0833</v></c><c s="3"><v>2.25</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;B1</f><v>sum</v></c><c><v>0.1</v></c>';
    const sheet = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="H1" t="inlineStr"><is><t>Last</t></is></c></row><row r="2">${cells}</row>`;
    const { text } = await readAs(
      'xlsx',
      xlsxOf({ One: sheet }, '', { 'styles.xml': styles, 'sharedStrings.xml': strings }),
    );
    expect(text).toContain('| Beets | 2024-02-29 | 8.33% | 2.3 kg | FALSE | #N/A | sum | 0.1 |');
    expect(text).toContain('| Name |  |  |  |  |  |  | Last |');
  });

  it('a number in a cell is raised or lowered as its text says, or neither', async () => {
    const run = (align: string) => `<r><rPr><vertAlign val="${align}"/></rPr><t>2</t></r>`;
    const strings = `<sst><si><r><t>x</t></r>${run('superscript')}${run('subscript')}${run('baseline')}</si></sst>`;
    const workbook = xlsxOf({ One: '<row><c t="s"><v>0</v></c></row>' }, '', { 'sharedStrings.xml': strings });
    expect((await readAs('xlsx', workbook)).text).toBe('# One\n\nx²₂2');
  });

  it('days that are counted from 1904 are the same days', async () => {
    const workbook = xlsxOf({ One: '<row><c s="0"><v>43889</v></c><c><v>1</v></c></row>' }, '', {
      'workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet name="One" r:id="r0"/></sheets></workbook>',
      'styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    });
    expect((await readAs('xlsx', workbook)).text).toContain('2024-02-29');
  });

  it('a second table below a gap has its own header row', async () => {
    const sheet = [['Crop', 'kg'], ['Bean', 12], [], ['Tools'], ['Tool', 'Age'], ['Rake', 3]];
    expect((await readAs('xlsx', xlsxOf({ One: sheet }))).text).toBe(
      `# One\n\n${tableOf('| Crop | kg |', '| Bean | 12 |')}\n\nTools\n\n${tableOf('| Tool | Age |', '| Rake | 3 |')}`,
    );
  });

  it('a workbook is told to be protected, from before 2007, or damaged', async () => {
    const stream = (name: string) =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);
    expect(await refusalOf('xlsx', stream('EncryptedPackage'))).toMatch(/protected with a password/);
    expect(await refusalOf('xlsx', stream('Workbook'))).toMatch(/Excel’s format from before 2007/);
    expect(await refusalOf('xlsx', 'no archive')).toMatch(/damaged/);
  });

  it('the comments, text boxes and charts of a workbook are read', async () => {
    const parts = {
      'comments1.xml':
        '<comments><commentList><comment><text><r><t>Ada: </t></r><r><t>sown late</t></r></text></comment></commentList></comments>',
      'drawings/drawing1.xml': '<xdr:wsDr><a:p><a:r><a:t>Mind the frost</a:t></a:r></a:p></xdr:wsDr>',
      'charts/chart1.xml': '<c:chart><a:p><a:r><a:t>Yield by month</a:t></a:r></a:p></c:chart>',
    };
    const { text } = await readAs('xlsx', xlsxOf({ One: [['a', 'b']] }, '', parts));
    for (const words of ['Ada: sown late', 'Mind the frost', 'Yield by month']) expect(text).toContain(words);
  });
});
