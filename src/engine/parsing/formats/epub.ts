import { posix } from 'node:path';
import { userText } from '../../../shared/user-text.ts';
import { dateOf, unique } from '../properties.ts';
import { UnreadableDocument } from '../unreadable-document.ts';
import { type Document, writtenDocument } from './document.ts';
import { writeHtml } from './html.ts';
import { textsOf, walkXml } from './xml.ts';
import { textOf, unzip } from './zip.ts';

/** Reads a book, with its chapters in the order of its spine. @throws UnreadableDocument */
export function readEpub(bytes: Uint8Array): Document {
  const files = unzip(bytes, (name) => /\.(?:xml|opf|x?html?)$/i.test(name));
  const container = textOf(files, 'META-INF/container.xml') ?? '';
  const root = rootOf(container);
  const book = root === null ? null : textOf(files, root);
  if (root === null || book === null)
    throw new UnreadableDocument(
      userText('The book is damaged: its list of chapters is missing. Get another copy from where it came from.'),
    );
  if (files.has('META-INF/encryption.xml') && chaptersOf(book, root).every((name) => !isMarkup(files.get(name)))) {
    throw new UnreadableDocument(userText('The book is protected against copying and cannot be read.'));
  }
  return writtenDocument((writer) => {
    for (const name of chaptersOf(book, root)) {
      const chapter = textOf(files, name);
      if (chapter !== null) writeHtml(chapter, writer);
    }
    const texts = textsOf(book, ['dc:title', 'dc:subject', 'dc:date']);
    return {
      title: texts.get('dc:title')?.[0]?.trim() || null,
      tags: unique((texts.get('dc:subject') ?? []).map((subject) => subject.trim())),
      aliases: [],
      date: dateOf(texts.get('dc:date')?.[0] ?? ''),
    };
  });
}

function rootOf(container: string): string | null {
  let root: string | null = null;
  walkXml(container, {
    open: (name, attributes) => {
      if (name === 'rootfile') root ??= attributes['full-path'] ?? null;
    },
  });
  return root;
}

/** The chapters’ file names in the archive, in order. */
function chaptersOf(book: string, root: string): string[] {
  const items = new Map<string, string>();
  const spine: string[] = [];
  walkXml(book, {
    open: (name, { id, href, idref }) => {
      const plain = name.replace(/^\w+:/, '');
      if (plain === 'item' && id !== undefined && href !== undefined) items.set(id, href);
      if (plain === 'itemref' && idref !== undefined) spine.push(idref);
    },
  });
  return spine.flatMap((id) => {
    const href = items.get(id);
    return href === undefined ? [] : [posix.join(posix.dirname(root), decoded(href))];
  });
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    // A literal percent sign.
    return href;
  }
}

function isMarkup(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && Buffer.from(bytes.subarray(0, 512)).toString('latin1').includes('<');
}
