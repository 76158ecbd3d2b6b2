import { posix } from 'node:path';
import { userText } from '../../../shared/user-text.ts';
import type { Properties } from '../../notes/properties.ts';
import { dateOf } from '../dates/date-of.ts';
import { keywordsIn } from '../properties.ts';
import { saveAgain } from '../read-file.ts';
import { passwordProtected, UnreadableDocument } from '../unreadable-document.ts';
import { ArchiveNames } from './archive-names.ts';
import { beforeXml, isCompoundFile, namesStream, type OfficeFormat } from './compound-file.ts';
import { statedTitle } from './stated-title.ts';
import { localName, textsOf, walkXml } from './xml.ts';
import { textOf, unzip } from './zip.ts';

/** What another part is to a part of a document. */
export interface Relation {
  id: string;
  /** The last word of its type, as `slide`, `notesSlide`, `chart`. */
  type: string;
  /** The name of the other part in the archive; null if it is not there. */
  target: string | null;
}

/** The parts of a document that are XML or web pages. */
export class OfficeArchive {
  readonly files: Map<string, Uint8Array>;
  readonly #names: ArchiveNames;

  /** @throws UnreadableDocument if it is encrypted, from before 2007, or no archive within the limits. */
  constructor(bytes: Uint8Array, format: OfficeFormat) {
    // Office puts an encrypted document into a compound file, as it did with every document before 2007.
    if (isCompoundFile(bytes)) {
      throw namesStream(bytes, 'EncryptedPackage') ? passwordProtected() : new UnreadableDocument(beforeXml[format]);
    }
    this.files = unzip(bytes, (name) => /\.(?:xml|rels|x?html?)$/i.test(name));
    this.#names = new ArchiveNames([...this.files.keys()]);
  }

  /** A part as text; empty if there is none of this name. */
  textOf(part: string | null): string {
    return part === null ? '' : (textOf(this.files, part) ?? '');
  }

  /** The bytes of a part. */
  part(name: string | null | undefined): Uint8Array | undefined {
    return name === null || name === undefined ? undefined : this.files.get(name);
  }

  /** The document’s main part: the presentation, the workbook. @throws UnreadableDocument if there is none. */
  get main(): string {
    const main = this.relationsOf('').find(({ type }) => type === 'officeDocument')?.target ?? null;
    if (main === null)
      throw new UnreadableDocument(
        userText('The document is damaged: its main part is missing. {saveAgain}', { saveAgain }),
      );
    return main;
  }

  /** The relations of a part to other parts, in order; none if it has none. */
  relationsOf(part: string): Relation[] {
    const { dir, base } = posix.parse(part);
    const relations: Relation[] = [];
    walkXml(this.textOf(this.#names.find(posix.join(dir, '_rels', `${base}.rels`))), {
      open: (name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode = '' }) => {
        if (localName(name) !== 'Relationship' || mode === 'External') return;
        const last = type.slice(type.lastIndexOf('/') + 1);
        relations.push({ id, type: last, target: this.#names.find(target, part) });
      },
    });
    return relations;
  }

  get properties(): Properties {
    const core = this.textOf(this.#names.find('docProps/core.xml'));
    const texts = textsOf(core, ['dc:title', 'cp:keywords', 'dcterms:created']);
    const first = (name: string) => texts.get(name)?.[0]?.trim() ?? '';
    return {
      title: statedTitle(first('dc:title')),
      tags: keywordsIn(first('cp:keywords')),
      aliases: [],
      date: dateOf(first('dcterms:created')),
    };
  }
}

/** The id of a relation among the attributes of an element, whatever its prefix is. */
export function relationIdIn(attributes: Record<string, string>): string {
  return Object.entries(attributes).find(([key]) => /^\w+:id$/.test(key))?.[1] ?? '';
}
