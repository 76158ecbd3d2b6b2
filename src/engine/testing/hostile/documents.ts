import { strToU8, zipSync } from 'fflate';
import { archiveOf, docxOf, docxParagraph, epubOf, pdfOf } from '../../parsing/formats/testing.ts';
import { type HostileFile, note, refused, warned } from './hostile-file.ts';

const pdf = pdfOf([[['A heron by the pond.', 12, 700]]]);
const docx = docxOf(docxParagraph('A heron by the pond.'));

/** A PDF of these objects, without the table of their offsets. */
const barePdf = (...objects: string[]) =>
  strToU8(
    `%PDF-1.4\n${objects.map((body, at) => `${at + 1} 0 obj\n<< ${body} >>\nendobj\n`).join('')}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`,
  );

/** Entities of entities: a few lines that expand to 10²⁵ letters. */
const entityBomb = `<!DOCTYPE x [<!ENTITY a "ha">${[...'bcdefghijklmnopqrstuvwxyz']
  .map((name) => `<!ENTITY ${name} "${`&${String.fromCharCode(name.charCodeAt(0) - 1)};`.repeat(10)}">`)
  .join('')}]>`;

const maxUnpackedBytes = 200 * 1024 * 1024;
/** An archive that claims its content is small. */
function lying(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive);
  // The size in an entry’s own header, and in the directory (PKWARE APPNOTE 4.3.7 and 4.3.12).
  for (const [signature, sizeAt] of [
    ['PK\x03\x04', 22],
    ['PK\x01\x02', 24],
  ] as const) {
    for (let at = bytes.indexOf(signature, 0, 'latin1'); at !== -1; at = bytes.indexOf(signature, at + 4, 'latin1')) {
      if (bytes.readUInt32LE(at + sizeAt) === size) bytes.writeUInt32LE(1_000, at + sizeAt);
    }
  }
  return bytes;
}

const bomb = (name: string, size: number) => zipSync({ [name]: new Uint8Array(size).fill(0x41) }, { level: 1 });

const noText = /[Nn]o text/;
const damaged = /damaged/;

export const hostileDocuments: HostileFile[] = [
  refused('documents/empty.pdf', '', /empty/),
  refused('documents/no-such-thing.pdf', 'no such thing', damaged),
  refused('documents/cut.pdf', pdf.subarray(0, 300), damaged),
  refused(
    'documents/pages-in-a-ring.pdf',
    barePdf('/Type /Catalog /Pages 2 0 R', '/Type /Pages /Kids [2 0 R] /Count 1'),
    /circular/,
  ),
  warned(
    'documents/a-billion-pages.pdf',
    barePdf('/Type /Catalog /Pages 2 0 R', '/Type /Pages /Kids [3 0 R] /Count 1000000000', '/Type /Page /Parent 2 0 R'),
    noText,
  ),
  note('documents/zero.pdf', pdfOf([[['Eland \\000 here', 12, 700]]], 'T\\000itle'), 'eland'),
  refused('documents/empty.docx', '', damaged),
  refused('documents/cut.docx', docx.subarray(0, 400), damaged),
  refused('documents/other.docx', archiveOf({ a: 'b' }), /main document part/),
  refused('documents/nested.docx', docxOf(`${'<w:p>'.repeat(50_000)}${'</w:p>'.repeat(50_000)}`), /nested too deeply/),
  warned('documents/breaks-off.docx', docxOf('<w:p><w:r>'), noText),
  refused('documents/bomb.docx', bomb('word/document.xml', maxUnpackedBytes + 1), /unpacks to more than 200 MB/),
  note('documents/zero.docx', docxOf(docxParagraph('elk&#0; &#xd800;')), 'elk'),
  warned('documents/lying-bomb.odt', lying(bomb('content.xml', 50_000_000), 50_000_000), noText),
  note(
    'documents/entity-bomb.odt',
    archiveOf({
      'content.xml': `${entityBomb}<office:document-content><office:body><office:text><text:p>&z; ermine</text:p></office:text></office:body></office:document-content>`,
    }),
    'ermine',
  ),
  refused('documents/empty.epub', '', damaged),
  refused(
    'documents/elsewhere.epub',
    archiveOf({
      'META-INF/container.xml':
        '<container><rootfiles><rootfile full-path="../../../../etc/passwd"/></rootfiles></container>',
    }),
    damaged,
  ),
  note('documents/zero.epub', epubOf(['<p>fennec&#0; &#xd800;</p>'], '<dc:title>B&#0;c</dc:title>'), 'fennec'),
  refused('documents/many-parts.ipynb', `[${'[],'.repeat(4_000_000)}0]`, /too many parts/),
  refused('documents/nested.ipynb', '['.repeat(500_000), /not a Jupyter notebook/),
  note(
    'documents/zero.ipynb',
    JSON.stringify({ cells: [{ cell_type: 'markdown', source: ['fossa \0 \ud800'] }], nbformat: 4 }),
    'fossa',
  ),
];
