import { type UserText, userText } from '../../../shared/user-text.ts';
import { visibleName } from '../../../shared/visible.ts';
import type { Properties } from '../../notes/properties.ts';
import { noProperties } from '../../notes/properties.ts';
import { unique } from '../properties.ts';
import { type Document, documentOf } from './document.ts';
import { MarkdownWriter } from './markdown-writer.ts';

/** A note or a message in a file that may hold many. */
export interface Entry {
  /** Its title is null if it has none. */
  properties: Properties;
  /** What is known of it besides its text, by what it is called; empty ones are left out. */
  facts: Readonly<Record<string, string>>;
  write: (writer: MarkdownWriter) => void | Promise<void>;
}

/**
 * A file of several notes or messages: each is found under its title, and the file by the tags of all. One alone is a
 * note like any other.
 * @param count of the entries.
 * @param isOwn whether their texts are Markdown of the user’s own.
 */
export async function collectionOf(
  count: number,
  entries: Iterable<Entry> | AsyncIterable<Entry>,
  isOwn = false,
): Promise<Document> {
  const writer = new MarkdownWriter();
  let properties = noProperties;
  const tags = new Set<string>();
  let whole = 0;
  for await (const entry of entries) {
    if (count === 1) {
      properties = entry.properties;
      await writeEntry(entry, writer);
    } else {
      for (const tag of entry.properties.tags) tags.add(tag);
      writer.heading(1, entry.properties.title ?? '…');
      await writer.below(() => writeEntry(entry, writer));
    }
    if (writer.isFull) break;
    whole += 1;
  }
  if (count === 1) return documentOf(writer, properties, isOwn);
  const document = documentOf(writer, { ...noProperties, tags: unique([...tags]) }, isOwn);
  return {
    ...document,
    // The title of one entry is not the file’s.
    outline: { ...document.outline, title: null },
    warning: writer.isFull ? tooMany(whole, count) : document.warning,
    isCollection: true,
  };
}

function tooMany(whole: number, count: number): UserText {
  return userText(
    'The file is very long: the first {whole, number} of the {count, number} messages or notes in it are indexed. Split it to have the others indexed, too.',
    { whole, count },
  );
}

async function writeEntry({ facts, write }: Entry, writer: MarkdownWriter): Promise<void> {
  const stated = Object.entries(facts).filter(([, fact]) => fact !== '');
  writer.lines(stated.map(([name, fact]) => `${name}: ${visibleName(fact)}`));
  await write(writer);
}
