import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { type Document, writtenDocument } from './document.ts';
import { readableBody } from './docx-body.ts';
import { partsBeside } from './docx-parts.ts';
import { writeHtml } from './html.ts';
import { OfficeArchive } from './office.ts';
import { textsOfParts } from './office-parts.ts';
import { textOf } from './zip.ts';

/** The parts that mammoth reads for their texts. */
const withText = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/i;
/** The arrow that leads from a footnote back to its place. */
const wayBack = /\s{0,20}<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g;

/** Reads a Word document. The descriptions of pictures count as text. @throws UnreadableDocument */
export async function readDocx(bytes: Uint8Array): Promise<Document> {
  // Mammoth would unpack whatever is in an archive, to any size. It gets one with the texts only, within the limits.
  const document = new OfficeArchive(bytes, 'docx');
  const { files: parts } = document;
  const beside = textsOfParts(parts, partsBeside);
  for (const name of parts.keys()) {
    const xml = withText.test(name) ? textOf(parts, name) : null;
    if (xml !== null) parts.set(name, Buffer.from(readableBody(xml)));
  }
  const archive = zipSync(Object.fromEntries(parts), { level: 0 });
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(archive) }, { convertImage });
  return writtenDocument((writer) => {
    writeHtml(value.replace(wayBack, ''), writer);
    for (const page of pagesIn(document)) writeHtml(page, writer);
    for (const text of beside) writer.paragraph(text);
    return document.properties;
  });
}

/** Web pages that programs put into a document for Word to convert (ECMA-376 Part 1, 17.17.2.1). */
function pagesIn(document: OfficeArchive): string[] {
  const chunks = document.relationsOf('word/document.xml').filter(({ type }) => type === 'aFChunk');
  return chunks.map(({ target }) => document.textOf(target));
}
