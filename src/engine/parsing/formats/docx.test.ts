import { expect, it } from 'vitest';
import { readDocx } from './docx.ts';
import { docxOf, docxParagraph } from './testing.ts';

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const box = (text: string) => `<w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent>`;
const drawn = (text: string) =>
  `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
const pict = (text: string) => `<w:pict><v:shape><v:textbox>${box(text)}</v:textbox></v:shape></w:pict>`;
const textOf = async (body: string, parts: Record<string, string> = {}) =>
  (await readDocx(docxOf(body, '', parts))).text;

it.each([
  ['a text box', `<w:p>${run('Main')}<w:r>${drawn('aside')}</w:r></w:p>`, 'Main\n\naside'],
  ['a text box for older programs', `<w:p>${run('Main')}<w:r>${pict('aside')}</w:r></w:p>`, 'Main\n\naside'],
  [
    'a text box with a copy for older programs, once',
    `<w:p>${run('Main')}<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawn('aside')}</mc:Choice><mc:Fallback>${pict('aside')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    'Main\n\naside',
  ],
  [
    'what only older programs can show',
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"><x:ink/></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    'old',
  ],
  [
    'a simple field',
    `<w:p><w:fldSimple w:instr="REF x">${run('parsnip')}</w:fldSimple>${run(' end')}</w:p>`,
    'parsnip end',
  ],
  [
    'a complex field',
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>May</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    'May',
  ],
  ['a formula', `<w:p><m:oMath><m:r><m:t>E</m:t></m:r><m:r><m:t>=mc</m:t></m:r></m:oMath></w:p>`, 'E=mc'],
  [
    'a reading above a word',
    `<w:p><w:r><w:ruby><w:rubyPr/><w:rt>${run('かん')}</w:rt><w:rubyBase>${run('漢')}</w:rubyBase></w:ruby></w:r>${run('を')}</w:p>`,
    '漢（かん）を',
  ],
  [
    'changes as if they were accepted',
    `<w:p>${run('kept ')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>${run('added')}</w:ins></w:p>`,
    'kept added',
  ],
  ['a content control', `<w:sdt><w:sdtContent>${docxParagraph('controlled')}</w:sdtContent></w:sdt>`, 'controlled'],
  ['a soft hyphen', '<w:p><w:r><w:t>Jahres</w:t><w:softHyphen/><w:t>bericht</w:t></w:r></w:p>', 'Jahres\u00adbericht'],
  [
    'a raised number',
    `<w:p>${run('energy')}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r></w:p>`,
    'energy¹²',
  ],
])('a Word document gives its text: %s', async (_, body, text) => {
  expect(await textOf(body)).toBe(text);
});

it('a Word document gives what stands beside its text: headers once, footers, comments, diagrams and charts', async () => {
  const text = await textOf(docxParagraph('Body'), {
    'header1.xml': `<w:hdr><w:p>${run('Report')}</w:p></w:hdr>`,
    'header2.xml': `<w:hdr><w:p>${run('Report')}</w:p></w:hdr>`,
    'footer1.xml': `<w:ftr><w:p>${run('7')}</w:p><w:p>${run('Confidential')}</w:p></w:ftr>`,
    'comments.xml': `<w:comments><w:comment><w:p>${run('Check ')}${run('the numbers')}</w:p></w:comment></w:comments>`,
    'diagrams/data1.xml': '<dgm:dataModel><a:p><a:r><a:t>Step one</a:t></a:r></a:p></dgm:dataModel>',
    'charts/chart1.xml':
      '<c:chart><a:p><a:r><a:t>Sales</a:t></a:r></a:p><c:strCache><c:pt><c:v>North</c:v></c:pt><c:pt><c:v>South</c:v></c:pt></c:strCache><c:numCache><c:pt><c:v>12</c:v></c:pt></c:numCache></c:chart>',
  });
  expect(text.split('\n\n')).toEqual([
    'Body',
    'Report',
    'Confidential',
    'Check the numbers',
    'Step one',
    'Sales',
    'North',
    'South',
  ]);
});

it('a web page that a program put into the document is read', async () => {
  const relations =
    '<Relationships><Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="/word/page.html"/></Relationships>';
  const parts = { '_rels/document.xml.rels': relations, 'page.html': '<p>From the <b>web</b>.</p>' };
  expect(await textOf('<w:altChunk r:id="c"/>', parts)).toBe('From the web.');
});
