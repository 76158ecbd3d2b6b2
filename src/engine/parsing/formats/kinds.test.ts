import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { inEnglish } from '../../../shared/user-text.ts';
import { tokenCounterOf } from '../../chunking/token-counter.ts';
import type { PreparedNote } from '../../notes/prepared-note.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { prepareNote } from '../prepare-note.ts';
import { emlOf, enexNote, enexOf, joplinItem, pptxOf, pptxShape, tarOf, xlsxOf } from './testing.ts';

const count = tokenCounterOf(starterTokenizer);

async function prepared(path: string, content: string | Uint8Array): Promise<PreparedNote> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const file = { path, size: bytes.length, storedHash: null, linked: false, mostMegabytes: 10 };
  const outcome = await prepareNote(file, { bytes, contentHash: 'x', modifiedAt: 0 }, count);
  if (outcome.kind !== 'prepared') throw new Error('reason' in outcome ? inEnglish(outcome.reason) : outcome.kind);
  return outcome;
}

const termsOf = ({ chunks }: PreparedNote) => new Set(chunks.flatMap(({ terms }) => terms.terms.split('\n')));

/** A file of each format whose text is `words`. What is stated of it beside that says its title, tags and date. */
const files: Record<string, (words: string) => string | Uint8Array> = {
  pptx: (words) => pptxOf([{ shapes: pptxShape(words) }], office),
  xlsx: (words) => xlsxOf({ Sheet: [['Name', words]] }, office),
  csv: (words) => `Name,Text\nx,"${words}"\n`,
  rtf: (words) =>
    `{\\rtf1{\\info{\\title Beds}{\\keywords soil}{\\creatim\\yr2024\\mo3\\dy5}} ${words.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0)}?`)}}`,
  canvas: (words) => JSON.stringify({ nodes: [{ type: 'text', text: `${words} #soil #🌱` }] }),
  eml: (words) =>
    emlOf(
      {
        From: 'a@b.c',
        Subject: 'Beds',
        Date: 'Tue, 05 Mar 2024 12:00:00 +0000',
        Keywords: 'soil, 🌱',
        'Content-Type': 'text/plain; charset=utf-8',
      },
      words,
    ),
  enex: (words) => enexOf(enexNote('Beds', words, '<created>20240305T120000Z</created><tag>soil</tag><tag>🌱</tag>')),
  jex: (words) =>
    tarOf({
      'n.md': joplinItem(`Beds\n\n${words}`, { id: 'n', created_time: '2024-03-05T12:00:00.000Z', type_: '1' }),
      'a.md': joplinItem('soil', { id: 'a', type_: '5' }),
      'b.md': joplinItem('🌱', { id: 'b', type_: '5' }),
      'na.md': joplinItem('', { note_id: 'n', tag_id: 'a', type_: '6' }),
      'nb.md': joplinItem('', { note_id: 'n', tag_id: 'b', type_: '6' }),
    }),
};
const office =
  '<dc:title>Beds</dc:title><cp:keywords>soil, 🌱</cp:keywords><dcterms:created>2024-03-05T12:00:00Z</dcterms:created>';
const each = Object.entries(files);
const raised: Record<string, string | Uint8Array> = {
  pptx: pptxOf([
    {
      shapes: '<p:sp><a:p><a:r><a:t>harvest</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>12</a:t></a:r></a:p></p:sp>',
    },
  ]),
  xlsx: xlsxOf({ Sheet: '<row><c t="s"><v>0</v></c><c><v>1</v></c></row>' }, '', {
    'sharedStrings.xml':
      '<sst><si><r><t>harvest</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>12</t></r></si></sst>',
  }),
  rtf: '{\\rtf1 harvest{\\super 12}}',
  canvas: JSON.stringify({ nodes: [{ type: 'text', text: 'harvest<sup>12</sup>' }] }),
  eml: emlOf({ From: 'a@b.c', 'Content-Type': 'text/html' }, '<p>harvest<sup>12</sup></p>'),
  enex: enexOf(enexNote('x', 'harvest<sup>12</sup>')),
  jex: tarOf({ 'n.md': joplinItem('x\n\nharvest<sup>12</sup>', { id: 'n', type_: '1' }) }),
};

/** Data of a picture, as it is pasted into notes. */
const encoded = `${Buffer.from(Array.from({ length: 3_000 }, (_, at) => (at * 7_919 + (at % 251) * 31) % 256)).toString('base64')}`;

/** All formats but these. */
const allBut = (...extensions: string[]) => each.filter(([extension]) => !extensions.includes(extension));
/** Files that state no date. */
const undated = {
  csv: 'a,b\n',
  canvas: '{}',
  rtf: '{\\rtf1 x}',
  eml: 'From: a@b.c\n\nx',
  enex: enexOf(enexNote('x', 'y')),
};

it.each(allBut('csv'))(
  'properties: the tags of a note are read, those of emoji too: .%s',
  async (extension, fileOf) => {
    const { tags } = await prepared(`x.${extension}`, fileOf('words'));
    // The keywords of RTF are in a code page, which has no emoji.
    expect(tags).toEqual(extension === 'rtf' ? ['soil'] : ['soil', '🌱']);
  },
);

it.each(allBut('csv', 'canvas'))('dates: the day that a note states is read: .%s', async (extension, fileOf) => {
  const { date } = await prepared(`x.${extension}`, fileOf('words'));
  expect(new Date(date ?? 0).toDateString()).toBe(new Date(2024, 2, 5).toDateString());
});

it.each(Object.entries(undated))(
  'dates: the day in the name of a file counts where it states none: .%s',
  async (extension, content) => {
    const { date } = await prepared(`2024-03-05 beds.${extension}`, content);
    expect(date).toBe(new Date(2024, 2, 5).getTime());
  },
);

it.each(each)(
  'names: a note is found by the name of its file, whatever its title is: .%s',
  async (extension, fileOf) => {
    expect(termsOf(await prepared(`zanzibar.${extension}`, fileOf('words')))).toContain('zanzibar');
  },
);

it.each(each)(
  'what is seen: a word with invisible characters in it is found as it is read: .%s',
  async (extension, fileOf) => {
    const terms = termsOf(await prepared(`x.${extension}`, fileOf('Lin\u00ADnet and da\u200Bmson')));
    expect(terms).toContain('linnet');
    expect(terms).toContain('damson');
  },
);

it.each(Object.entries(raised))(
  'what is seen: a raised number is no part of the word before it: .%s',
  async (extension, content) => {
    expect(termsOf(await prepared(`x.${extension}`, content))).toContain('harvest');
  },
);

// A slide’s lines are paragraphs, and the ends of lines mean nothing in RTF.
it.each(allBut('pptx', 'rtf'))(
  'scripts: a Chinese word over the end of a line is found: .%s',
  async (extension, fileOf) => {
    expect(termsOf(await prepared(`x.${extension}`, fileOf('我们明天去博\n物馆参观')))).toContain('博物');
  },
);

it.each(each)(
  'junk: encoded data makes no passages, and the text beside it is found: .%s',
  async (extension, fileOf) => {
    const note = await prepared(`x.${extension}`, fileOf(`linnet \n\n${encoded}`));
    expect(note.warning && inEnglish(note.warning)).toMatch(/data rather than text/);
    expect(note.chunks.length).toBeLessThan(4);
    expect(termsOf(note)).toContain('linnet');
  },
);

it('archives: parts are found in any case, with escapes and from the root, and in UTF-16', async () => {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, type: string, target: string) =>
    strToU8(`<Relationships><Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/></Relationships>`);
  const sheet =
    '\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet><row><c t="str"><v>linnet</v></c><c><v>1</v></c></row></worksheet>';
  const archive = zipSync({
    '_rels/.rels': relation('r', 'officeDocument', '/XL/Workbook.xml'),
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A" r:id="a"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': relation('a', 'worksheet', 'work%20sheets\\One.xml'),
    'xl/work sheets/one.xml': Buffer.from(sheet, 'utf16le'),
  });
  expect(termsOf(await prepared('x.xlsx', archive))).toContain('linnet');
});

it('archives: sheets and slides that are missing are told', async () => {
  const workbook = xlsxOf({ One: [['a', 'b']], Two: [['c', 'd']] }, '', {
    'workbook.xml':
      '<workbook><sheets><sheet name="One" r:id="r0"/><sheet name="Two" r:id="gone"/></sheets></workbook>',
  });
  const { warning } = await prepared('x.xlsx', workbook);
  expect(warning && inEnglish(warning)).toMatch(/^Only 1 of 2 sheets are read/);
  const { 'ppt/slides/slide1.xml': _, ...rest } = unzipSync(
    pptxOf([{ shapes: pptxShape('one') }, { shapes: pptxShape('two') }]),
  );
  const { warning: ofDeck } = await prepared('x.pptx', zipSync(rest));
  expect(ofDeck && inEnglish(ofDeck)).toMatch(/^Only 1 of 2 slides are read/);
});

it.each([
  ['org', 'Linnet sings.\n# secret one\n#+begin_comment\nsecret two\n#+end_comment\nDamson falls.\n'],
  ['rst', 'Linnet sings.\n\n.. secret one\n   secret two\n\n.. note:: Kept here\n\nDamson falls.\n'],
  ['adoc', 'Linnet sings.\n// secret one\n\n////\nsecret two\n////\n\n----\n// kept code\n----\n\nDamson falls.\n'],
])('what is seen: comments are not found, and what stands around them is: .%s', async (extension, text) => {
  const terms = termsOf(await prepared(`x.${extension}`, text));
  expect(terms).toContain('linnet');
  expect(terms).toContain('damson');
  expect(terms).not.toContain('secret');
  if (extension !== 'org') expect(terms).toContain('kept');
});

it.each([
  ['org', 'Linnet sings.\n#+begin_comment\nDamson falls.\n'],
  ['org', '#+begin_comment\nLinnet sings.\n* Orchard\nDamson falls.\n#+begin_comment\nsecret\n#+end_comment\n'],
  ['rst', 'Linnet sings.\n\n..\n\n   Damson falls.\n'],
  ['adoc', 'Linnet sings.\n\n////\nsecret\n/////\nsecret\n////\n\nDamson falls.\n'],
])('what is seen: what only looks like a comment, or stands behind one, is found: .%s %j', async (extension, text) => {
  const terms = termsOf(await prepared(`x.${extension}`, text));
  expect(terms).toContain('damson');
  expect(terms).not.toContain('secret');
});
