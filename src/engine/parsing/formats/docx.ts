import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { type UserText, userText } from '../../../shared/user-text.ts';
import type { Properties } from '../../notes/properties.ts';
import { dateOf } from '../dates/date-of.ts';
import { tagsIn, unique } from '../properties.ts';
import { UnreadableDocument } from '../unreadable-document.ts';
import { isCompoundFile, namesStream } from './compound-file.ts';
import { type Document, writtenDocument } from './document.ts';
import { readableBody } from './docx-body.ts';
import { textsBeside } from './docx-parts.ts';
import { writeHtml } from './html.ts';
import { textsOf } from './xml.ts';
import { textOf, unzip } from './zip.ts';

/** The parts that mammoth reads for their texts. */
const withText = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/i;
/** The arrow that leads from a footnote back to its place. */
const wayBack = /\s*<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g;

/** Reads a Word document. The descriptions of pictures count as text. @throws UnreadableDocument */
export async function readDocx(bytes: Uint8Array): Promise<Document> {
  if (isCompoundFile(bytes)) throw new UnreadableDocument(reasonForCompound(bytes));
  // Mammoth would unpack whatever is in an archive, to any size. It gets one with the texts only, within the limits.
  const parts = unzip(bytes, (name) => /\.(xml|rels)$/i.test(name));
  const beside = textsBeside(parts);
  for (const name of parts.keys()) {
    const xml = withText.test(name) ? textOf(parts, name) : null;
    if (xml !== null) parts.set(name, Buffer.from(readableBody(xml)));
  }
  const archive = zipSync(Object.fromEntries(parts), { level: 0 });
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(archive) }, { convertImage });
  return writtenDocument((writer) => {
    writeHtml(value.replace(wayBack, ''), writer);
    for (const text of beside) writer.paragraph(text);
    return propertiesOf(textOf(parts, 'docProps/core.xml') ?? '');
  });
}

/** Word puts an encrypted document into a compound file, as it did with every document before 2007. */
function reasonForCompound(bytes: Uint8Array): UserText {
  return namesStream(bytes, 'EncryptedPackage')
    ? userText('The document is protected with a password. Save it without one to have it indexed.')
    : userText('The document is in Word’s format from before 2007. Save it as .docx to have it indexed.');
}

function propertiesOf(core: string): Properties {
  const texts = textsOf(core, ['dc:title', 'cp:keywords', 'dcterms:created']);
  const first = (name: string) => texts.get(name)?.[0]?.trim() ?? '';
  return {
    title: first('dc:title') || null,
    tags: unique(tagsIn(first('cp:keywords').replaceAll(';', ','))),
    aliases: [],
    date: dateOf(first('dcterms:created')),
  };
}
