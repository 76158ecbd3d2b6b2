import { userText } from '../../../shared/user-text.ts';
import { dateOf } from '../dates/date-of.ts';
import { unique } from '../properties.ts';
import { megabyte } from '../read-file.ts';
import { UnreadableDocument } from '../unreadable-document.ts';
import { ArchiveNames } from './archive-names.ts';
import { type Document, writtenDocument } from './document.ts';
import { writeHtml } from './html.ts';
import { localName, walkXml } from './xml.ts';
import { sizesIn, textOf, unzip } from './zip.ts';

const containerPath = 'META-INF/container.xml';
/** Bytes. */
const unpackedAtOnce = 16 * megabyte;
/** Chapters in these formats have no text. A book may state none at all. */
const withoutText = /^(?:image|audio|video|font)\//i;

/** Reads a book, with its chapters in the order of its spine. Those that are missing or cannot be read are told. @throws UnreadableDocument */
export function readEpub(bytes: Uint8Array): Document {
  const sizes = sizesIn(bytes);
  const names = new ArchiveNames([...sizes.keys()]);
  const container = textAt(bytes, names.find(containerPath));
  const root = container === null ? null : names.find(rootOf(container) ?? '');
  const book = textAt(bytes, root);
  if (root === null || book === null)
    throw new UnreadableDocument(
      userText('The book is damaged: its list of chapters is missing. Get another copy from where it came from.'),
    );
  const { chapters, title, subjects, date } = packageOf(book);
  const paths = chapters.map((href) => names.find(href, root));
  let [read, lost] = [0, 0];
  const document = writtenDocument((writer) => {
    for (const text of textsOfChapters(bytes, paths, sizes)) {
      if (writer.isFull) break;
      if (text === null) lost++;
      else {
        read++;
        writeHtml(text, writer);
      }
    }
    return { title: title || null, tags: unique(subjects), aliases: [], date: dateOf(date) };
  });
  if (read === 0 && names.find('META-INF/encryption.xml') !== null)
    throw new UnreadableDocument(userText('The book is protected against copying and cannot be read.'));
  if (read === 0 && lost > 0)
    throw new UnreadableDocument(
      userText('The book is damaged: none of its chapters is in it. Get another copy from where it came from.'),
    );
  if (lost === 0) return document;
  return {
    ...document,
    warning: userText(
      'Only {read, number} of the book’s {chapters, number} chapters are read: the others are missing in the file, or cannot be read.',
      { read, chapters: chapters.length },
    ),
  };
}

/** The texts of chapters in their order; null for one that is missing or cannot be read. A long book is unpacked in pieces. */
function* textsOfChapters(
  bytes: Uint8Array,
  paths: (string | null)[],
  sizes: ReadonlyMap<string, number>,
): Generator<string | null> {
  for (let at = 0; at < paths.length; ) {
    const piece: (string | null)[] = [];
    for (let size = 0; at < paths.length && (piece.length === 0 || size <= unpackedAtOnce); at++) {
      const path = paths[at] ?? null;
      piece.push(path);
      size += path === null ? 0 : (sizes.get(path) ?? 0);
    }
    const wanted = new Set(piece);
    const files = unzip(bytes, (name) => wanted.has(name));
    for (const path of piece) yield path !== null && isMarkup(files.get(path)) ? textOf(files, path) : null;
  }
}

function textAt(bytes: Uint8Array, name: string | null): string | null {
  return name === null
    ? null
    : textOf(
        unzip(bytes, (other) => other === name),
        name,
      );
}

function rootOf(container: string): string | null {
  let root: string | null = null;
  walkXml(container, {
    open: (name, attributes) => {
      if (localName(name) === 'rootfile') root ??= attributes['full-path'] ?? null;
    },
  });
  return root;
}

interface Package {
  /** The addresses of the chapters, as the book writes them, in order, each once. */
  chapters: string[];
  title: string;
  subjects: string[];
  date: string;
}

function packageOf(book: string): Package {
  const items = new Map<string, string>();
  const spine: string[] = [];
  const texts = new Map<string, string[]>(['title', 'subject', 'date'].map((name) => [name, []]));
  let current: string[] | undefined;
  walkXml(book, {
    open: (name, { id, href, idref, 'media-type': type = '' }) => {
      const local = localName(name);
      if (local === 'item' && id !== undefined && href !== undefined && !withoutText.test(type)) items.set(id, href);
      if (local === 'itemref' && idref !== undefined) spine.push(idref);
      current = texts.get(local);
      current?.push('');
    },
    text: (data) => current?.push((current.pop() ?? '') + data),
    close: () => {
      current = undefined;
    },
  });
  const stated = (name: string) => (texts.get(name) ?? []).map((text) => text.replace(/\s+/g, ' ').trim());
  return {
    chapters: unique(spine.flatMap((id) => items.get(id) ?? [])),
    title: stated('title')[0] ?? '',
    subjects: stated('subject'),
    date: stated('date')[0] ?? '',
  };
}

function isMarkup(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && Buffer.from(bytes.subarray(0, 512)).toString('latin1').includes('<');
}
