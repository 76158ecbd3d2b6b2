import mammoth from 'mammoth';
import type { Properties } from '../../notes/properties.ts';
import { dateOf, tagsIn, unique } from '../properties.ts';
import { type Document, writtenDocument } from './document.ts';
import { writeHtml } from './html.ts';
import { textsOf } from './xml.ts';
import { textOf, unzip } from './zip.ts';

/** Reads a Word document. The descriptions of pictures count as text. @throws ArchiveError */
export async function readDocx(bytes: Uint8Array): Promise<Document> {
  // Mammoth unpacks everything, so the unpacked size is checked first.
  unzip(bytes, (name) => name.startsWith('word/') && name.endsWith('.xml'));
  const core = textOf(
    unzip(bytes, (name) => name === 'docProps/core.xml'),
    'docProps/core.xml',
  );
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage });
  return writtenDocument((writer) => {
    writeHtml(value, writer);
    return propertiesOf(core ?? '');
  });
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
