import { strToU8, zipSync } from 'fflate';
import type { NoteFormat } from '../../../shared/domain.ts';
import { inEnglish } from '../../../shared/user-text.ts';
import { type ParsedNote, parseNote } from '../parse.ts';

/** A note that is read from this content. @throws where it is refused */
export async function readAs(format: NoteFormat, content: string | Uint8Array): Promise<ParsedNote> {
  const note = await parseNote(format, typeof content === 'string' ? Buffer.from(content) : content);
  if ('reason' in note) throw new Error(inEnglish(note.reason));
  return note;
}

/** Why a content is refused; null if it is read. */
export async function refusalOf(format: NoteFormat, content: string | Uint8Array): Promise<string | null> {
  const note = await parseNote(format, typeof content === 'string' ? Buffer.from(content) : content);
  return 'reason' in note ? inEnglish(note.reason) : null;
}

/** A zip archive of these files, as most document formats are. */
export function archiveOf(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** @param parts further ones, by their names in `word/`. */
export function docxOf(body: string, core = '', parts: Record<string, string> = {}): Uint8Array {
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const relations =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  return archiveOf({
    '[Content_Types].xml': types,
    '_rels/.rels': relations,
    'docProps/core.xml': `<cp:coreProperties>${core}</cp:coreProperties>`,
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [`word/${name}`, xml])),
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
}

/** A paragraph of a Word document, in one of its styles. */
export function docxParagraph(text: string, style = 'Normal'): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

export function odtOf(body: string, meta = ''): Uint8Array {
  return archiveOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content><office:automatic-styles><style:style>no</style:style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml': `<office:document-meta><office:meta>${meta}</office:meta></office:document-meta>`,
  });
}

/** A book of these chapters, which are in a different order in the archive. */
export function epubOf(chapters: string[], metadata: string): Uint8Array {
  const names = chapters.map((_, index) => `ch ${chapters.length - index}.xhtml`);
  const items = names.map((name, index) => `<item id="c${index}" href="${name.replace(' ', '%20')}"/>`).join('');
  const spine = names.map((_, index) => `<itemref idref="c${index}"/>`).join('');
  const files = Object.fromEntries(
    names.map((name, index) => [
      `OPS/${name}`,
      `<html><head><title>x</title></head><body>${chapters[index]}</body></html>`,
    ]),
  );
  return archiveOf({
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf': `<package><metadata>${metadata}</metadata><manifest>${items}</manifest><spine>${spine}</spine></package>`,
    ...files,
  });
}

const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The relations of a part of an Office document, by their ids: the type, and the target’s address. */
function relationsTo(relations: Record<string, [type: string, target: string]>): string {
  const items = Object.entries(relations).map(
    ([id, [type, target]]) => `<Relationship Id="${id}" Type="${relationType}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${items.join('')}</Relationships>`;
}

/** The texts of a sheet’s rows, or the XML of one. */
type Sheet = (string | number)[][] | string;

/** A workbook of these sheets. @param parts further ones, by their names in `xl/`; these replace others. */
export function xlsxOf(sheets: Record<string, Sheet>, core = '', parts: Record<string, string> = {}): Uint8Array {
  const names = Object.keys(sheets);
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const xmlOf = (sheet: Sheet) =>
    typeof sheet === 'string'
      ? sheet
      : sheet.map((row, index) => `<row r="${index + 1}">${row.map(cell).join('')}</row>`).join('');
  return archiveOf({
    '_rels/.rels': relationsTo({ r: ['officeDocument', 'xl/workbook.xml'] }),
    'docProps/core.xml': `<cp:coreProperties>${core}</cp:coreProperties>`,
    'xl/workbook.xml': `<workbook><sheets>${names.map((name, at) => `<sheet name="${name}" r:id="r${at}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsTo({
      ...Object.fromEntries(names.map((_, at) => [`r${at}`, ['worksheet', `worksheets/sheet${at}.xml`]])),
      strings: ['sharedStrings', 'sharedStrings.xml'],
      styles: ['styles', 'styles.xml'],
    }),
    ...Object.fromEntries(
      Object.values(sheets).map((sheet, at) => [
        `xl/worksheets/sheet${at}.xml`,
        `<worksheet><sheetData>${xmlOf(sheet)}</sheetData></worksheet>`,
      ]),
    ),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [`xl/${name}`, xml])),
  });
}

/** A shape on a slide: a text in a placeholder, or in a text box. */
export function pptxShape(text: string, placeholder = ''): string {
  const kind = placeholder === '' ? '' : `<p:nvSpPr><p:nvPr><p:ph type="${placeholder}"/></p:nvPr></p:nvSpPr>`;
  const paragraphs = text.split('\n').map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`);
  return `<p:sp>${kind}<p:txBody>${paragraphs.join('')}</p:txBody></p:sp>`;
}

/** A presentation of slides with these shapes, in order, and the speaker’s notes to them. */
export function pptxOf(slides: { shapes: string; notes?: string }[], core = ''): Uint8Array {
  const files: Record<string, string> = {};
  // The numbers of the files do not tell the order.
  for (const [at, { shapes, notes }] of slides.entries()) {
    const number = slides.length - at;
    files[`ppt/slides/slide${number}.xml`] = `<p:sld><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`;
    if (notes === undefined) continue;
    files[`ppt/slides/_rels/slide${number}.xml.rels`] = relationsTo({
      n: ['notesSlide', `../notesSlides/notes${number}.xml`],
    });
    files[`ppt/notesSlides/notes${number}.xml`] =
      `<p:notes>${pptxShape(notes, 'body')}${pptxShape('7', 'sldNum')}</p:notes>`;
  }
  const ids = slides.map((_, at) => `r${at}`);
  return archiveOf({
    '_rels/.rels': relationsTo({ r: ['officeDocument', 'ppt/presentation.xml'] }),
    'docProps/core.xml': `<cp:coreProperties>${core}</cp:coreProperties>`,
    'ppt/presentation.xml': `<p:presentation><p:sldIdLst>${ids.map((id) => `<p:sldId id="256" r:id="${id}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relationsTo(
      Object.fromEntries(ids.map((id, at) => [id, ['slide', `slides/slide${slides.length - at}.xml`]])),
    ),
    ...files,
  });
}

/** A message as programs write it. */
export function emlOf(headers: Record<string, string>, body: string): string {
  return `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${body.replaceAll('\n', '\r\n')}`;
}

/** A note in Evernote’s export. */
export function enexNote(title: string, content: string, others = ''): string {
  return `<note><title>${title}</title><content><![CDATA[<?xml version="1.0"?><en-note>${content}</en-note>]]></content>${others}</note>`;
}

export function enexOf(...notes: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><en-export>${notes.join('')}</en-export>`;
}

/** A tar archive of these files (POSIX ustar). */
export function tarOf(files: Record<string, string | Uint8Array>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, given]) => {
    const content = typeof given === 'string' ? Buffer.from(given) : given;
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(content.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    header.write('ustar', 257);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** An item in Joplin’s export: its text, and its properties. */
export function joplinItem(text: string, properties: Record<string, string>): string {
  return `${text}\n\n${Object.entries(properties)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}`;
}

/** A line on a PDF page: its text, the size of its letters, and its height on the page. */
type PdfText = [text: string, size: number, y: number];

/** A PDF of these pages, in Helvetica or in another font. */
export function pdfOf(
  pages: PdfText[][],
  title = '',
  font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
): Uint8Array {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add(font);
  for (const [index, lines] of pages.entries()) {
    const content = lines.map(([text, size, y]) => `BT /F1 ${size} Tf 72 ${y} Td (${text}) Tj ET`).join('\n');
    const resources = '/Resources << /Font << /F1 3 0 R >> >>';
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${5 + 2 * index} 0 R >>`);
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  add(`<< /Title (${title}) /Keywords (one, two) /CreationDate (D:20250131120000) >>`);
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>`;
  return strToU8(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${file.length}\n%%EOF`,
  );
}
