import { posix } from 'node:path';
import { type UserText, userText } from '../../../shared/user-text.ts';
import type { Properties } from '../../notes/properties.ts';
import { dateOf } from '../dates/date-of.ts';
import { tagsIn, unique } from '../properties.ts';
import { saveAgain } from '../read-file.ts';
import { passwordProtected, UnreadableDocument } from '../unreadable-document.ts';
import { isCompoundFile, namesStream } from './compound-file.ts';
import { localName, textsOf, walkXml } from './xml.ts';
import { textOf } from './zip.ts';

/** The formats of Office Open XML (ECMA-376): archives of XML. */
type OfficeFormat = 'docx' | 'pptx' | 'xlsx';

/**
 * Refuses a compound file: Office puts an encrypted document into one, as it did with every document before 2007.
 * @throws UnreadableDocument
 */
export function refuseCompound(bytes: Uint8Array, format: OfficeFormat): void {
  if (!isCompoundFile(bytes)) return;
  throw namesStream(bytes, 'EncryptedPackage') ? passwordProtected() : new UnreadableDocument(beforeXml[format]);
}

const beforeXml: Record<OfficeFormat, UserText> = {
  docx: userText('The document is in Word’s format from before 2007. Save it as .docx to have it indexed.'),
  pptx: userText('The presentation is in PowerPoint’s format from before 2007. Save it as .pptx to have it indexed.'),
  xlsx: userText('The workbook is in Excel’s format from before 2007. Save it as .xlsx to have it indexed.'),
};

export function officeProperties(files: Map<string, Uint8Array>): Properties {
  const texts = textsOf(textOf(files, 'docProps/core.xml') ?? '', ['dc:title', 'cp:keywords', 'dcterms:created']);
  const first = (name: string) => texts.get(name)?.[0]?.trim() ?? '';
  return {
    title: first('dc:title') || null,
    tags: unique(tagsIn(first('cp:keywords').replaceAll(';', ','))),
    aliases: [],
    date: dateOf(first('dcterms:created')),
  };
}

/** What another part is to a part of a document. */
export interface Relation {
  id: string;
  /** The last word of its type, as `slide`, `notesSlide`, `chart`. */
  type: string;
  /** The name of the other part in the archive. */
  target: string;
}

/** The relations of a part of a document to its other parts, in order; none if it has none. */
export function relationsOf(files: Map<string, Uint8Array>, part: string): Relation[] {
  const { dir, base } = posix.parse(part);
  const relations: Relation[] = [];
  walkXml(textOf(files, posix.join(dir, '_rels', `${base}.rels`)) ?? '', {
    open: (name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode = '' }) => {
      if (localName(name) !== 'Relationship' || mode === 'External') return;
      // A target with a leading slash counts from the archive’s root.
      const path = target.startsWith('/') ? target.slice(1) : posix.join(dir, target);
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: path });
    },
  });
  return relations;
}

/** The document’s main part: the presentation, the workbook. @throws UnreadableDocument if there is none. */
export function mainPart(files: Map<string, Uint8Array>): string {
  const main = relationsOf(files, '').find(({ type, target }) => type === 'officeDocument' && files.has(target));
  if (main === undefined) {
    throw new UnreadableDocument(
      userText('The document is damaged: its main part is missing. {saveAgain}', { saveAgain }),
    );
  }
  return main.target;
}
