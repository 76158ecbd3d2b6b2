import { zipSync } from 'fflate';
import {
  archiveOf,
  docxOf,
  emlOf,
  enexNote,
  enexOf,
  joplinItem,
  pptxOf,
  pptxShape,
  tarOf,
  xlsxOf,
} from '../../parsing/formats/testing.ts';
import { type HostileFile, note, refused, warned } from './hostile-file.ts';

const damaged = /damaged/;
const noText = /No text was found in this file/;
const workbook = xlsxOf({ Birds: [['A heron by the pond.', 'x']] });
const deck = pptxOf([{ shapes: pptxShape('A heron by the pond.') }]);
const beyond = 200 * 1024 * 1024 + 1;

/** The parts of an archive with one of them replaced by more than may be unpacked. */
const bomb = (name: string) => zipSync({ [name]: new Uint8Array(beyond).fill(0x41) }, { level: 1 });

/** A tar archive whose first file says that it has this size. */
function tarOfSize(size: string): Uint8Array {
  const archive = Buffer.from(tarOf({ 'a.md': joplinItem('Gannet\n\ncliff', { id: 'a', type_: '1' }) }));
  archive.write(size.padEnd(11, '\0'), 124);
  return archive;
}

const multipart = (depth: number) =>
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(
    '',
  );

/** Tables, slides, mail and exports of other programs. */
export const hostileTablesAndMail: HostileFile[] = [
  refused('tables/empty.xlsx', '', damaged),
  refused('tables/cut.xlsx', workbook.subarray(0, 300), damaged),
  refused('tables/other.xlsx', archiveOf({ a: 'b' }), /main part is missing/),
  refused('tables/bomb.xlsx', bomb('xl/worksheets/sheet0.xml'), /unpacks to more than 200 MB/),
  note(
    'tables/far.xlsx',
    xlsxOf({
      Far: Array.from(
        { length: 3_000 },
        (_, at) =>
          `<row r="${at + 1}"><c r="${['A', 'ZZ', 'XFD'][at % 3]}${at + 1}" t="str"><v>gecko ${at}</v></c></row>`,
      ).join(''),
    }),
    'gecko',
  ),
  note(
    'tables/strange.xlsx',
    xlsxOf({
      Odd: '<row r="-1"><c r="!" s="99" t="s"><v>7</v></c><c s="-3"><v>1e999</v></c><c t="what"><v>gibbon</v></c><c><v>now</v></c></row>',
    }),
    'gibbon',
  ),
  note(
    'tables/entities.xlsx',
    xlsxOf({ Odd: '<!DOCTYPE x [<!ENTITY a "ha">]><row><c t="str"><v>&a; grebe &#0;</v></c><c><v>1</v></c></row>' }),
    'grebe',
  ),
  note('tables/unclosed.csv', `"${'x,y\n'.repeat(10_000)}"gopher,z\n"`, 'gopher'),
  note('tables/wide.csv', `${','.repeat(2_000_000)}grouse\n`, 'grouse'),
  note('tables/quotes.csv', `guillemot${'"'.repeat(200_000)},x\n`, null),
  refused('tables/zeros.csv', `a,b\0\0\0${'\0'.repeat(5_000)}`, /not text/),
  refused('slides/empty.pptx', '', damaged),
  refused('slides/cut.pptx', deck.subarray(0, 300), damaged),
  refused('slides/bomb.pptx', bomb('ppt/slides/slide1.xml'), /unpacks to more than 200 MB/),
  warned('slides/breaks-off.pptx', pptxOf([{ shapes: '<p:sp><p:txBody><a:p><a:r>' }]), noText),
  note(
    'slides/nested.pptx',
    pptxOf([{ shapes: `${'<p:grpSp>'.repeat(50_000)}${pptxShape('hoopoe')}${'</p:grpSp>'.repeat(50_000)}` }]),
    'hoopoe',
  ),
  refused('rich/nested.rtf', `{\\rtf1 ${'{'.repeat(200_000)}`, /nested too deeply/),
  note('rich/binary.rtf', `{\\rtf1 ibex\\bin99999999999 x{\\pict ${'0f'.repeat(500_000)}`, 'ibex'),
  note('rich/unclosed.rtf', '{\\rtf1 }}}}} jackal {\\footnote', 'jackal'),
  refused('mail/empty.eml', '', /not an email/),
  note('mail/nested.eml', emlOf({ From: 'a@b.c', Subject: 'kestrel' }, 'kestrel'), 'kestrel'),
  warned('mail/deep.eml', `From: a@b.c\r\nSubject: narwhal\r\n${multipart(2_000)}`, /nested too deeply/, 'narwhal'),
  warned(
    'mail/long-header.eml',
    `From: a@b.c\r\nSubject: x\r\nX-A: ${'y'.repeat(3_000_000)}\r\n\r\nbody`,
    /header is too long/,
  ),
  warned(
    'mail/bomb.eml',
    emlOf(
      {
        From: 'a@b.c',
        Subject: 'kinkajou',
        'Content-Type': 'application/octet-stream; name="x.docx"',
        'Content-Transfer-Encoding': 'base64',
      },
      Buffer.from(bomb('word/document.xml')).toString('base64'),
    ),
    /unpacks to more than 200 MB/,
    'kinkajou',
  ),
  warned(
    'mail/many.mbox',
    `${'From a@b.c Fri Jan 31 12:00:00 2025\n\n'.repeat(5_000)}From a@b.c Fri Jan 31 12:00:00 2025\nFrom: a@b.c\n\nlemur\n`,
    /5,000 messages are damaged/,
    'lemur',
  ),
  note('exports/unclosed.enex', enexOf(enexNote('x', 'linnet')).replace('</en-export>', '<note><title>lost'), 'linnet'),
  refused('exports/empty.enex', '', /not an export of Evernote/),
  warned('exports/todo.enex', enexOf(enexNote('x', '<en-todo '.repeat(100_000))), noText),
  refused('exports/negative.jex', tarOfSize('-0000001000'), /not an export of Joplin/),
  warned('exports/huge.jex', tarOfSize('77777777777'), noText),
  refused('exports/nested.canvas', '['.repeat(500_000), /not a canvas/),
  note('exports/zero.canvas', JSON.stringify({ nodes: [{ type: 'text', text: 'magpie \0 \ud800' }] }), 'magpie'),
  warned('slides/document.pptx', docxOf(''), noText),
];
