import { inARow, userText } from '../../../shared/user-text.ts';
import { dateOf } from '../dates/date-of.ts';
import { UnreadableDocument } from '../unreadable-document.ts';
import { collectionOf, type Entry } from './collection.ts';
import type { Document } from './document.ts';
import { filesInTar } from './tar.ts';

/** What an item of Joplin’s is, by its `type_`. */
const kinds = { note: '1', notebook: '2', tag: '5', tagOfNote: '6' } as const;

/** An item: its title, its text, and its properties. */
interface Item {
  title: string;
  body: string;
  properties: Map<string, string>;
}

/** Reads the notes that Joplin has exported (JEX), those of each notebook together. @throws UnreadableDocument */
export async function readJoplin(bytes: Uint8Array): Promise<Document> {
  const items = [...filesInTar(bytes)].flatMap(({ name, bytes: content }) =>
    /^[^/]+\.md$/.test(name) ? itemOf(new TextDecoder().decode(content)) : [],
  );
  if (items.length === 0)
    throw new UnreadableDocument(userText('The file is not an export of Joplin’s, or was not saved completely.'));
  const of = (kind: string) => items.filter(({ properties }) => properties.get('type_') === kind);
  const titles = new Map([...of(kinds.notebook), ...of(kinds.tag)].map((item) => [idOf(item), item.title]));
  const tags = Map.groupBy(of(kinds.tagOfNote), ({ properties }) => properties.get('note_id') ?? '');
  const notes = of(kinds.note);
  const readable = notes.filter(({ properties }) => properties.get('encryption_applied') !== '1');
  const byNotebook = Map.groupBy(readable, ({ properties }) => properties.get('parent_id') ?? '');
  const entries = [...byNotebook].flatMap(([notebook, inNotebook]) =>
    inNotebook.map((note) => {
      const own = (tags.get(idOf(note)) ?? []).flatMap(
        ({ properties }) => titles.get(properties.get('tag_id') ?? '') ?? [],
      );
      return entryOf(note, titles.get(notebook) ?? '', own);
    }),
  );
  const document = await collectionOf(entries.length, entries, true);
  const encrypted = notes.length - readable.length;
  const warning =
    encrypted === 0
      ? null
      : userText(
          '{count, plural, one {# note in the file is encrypted and is not read.} other {# notes in the file are encrypted and are not read.}}',
          { count: encrypted },
        );
  return { ...document, warning: inARow([document.warning, warning]) };
}

/** An item is its title, its text, and lines of properties at the end, with blank lines between. */
function itemOf(text: string): Item[] {
  const lines = text.replaceAll('\r\n', '\n').trimEnd().split('\n');
  const properties = new Map<string, string>();
  while (lines.length > 0) {
    const [, key, value = ''] = /^(\w+):\s?(.*)$/.exec(lines.at(-1) ?? '') ?? [];
    if (key === undefined) break;
    properties.set(key, value);
    lines.pop();
  }
  if (!properties.has('type_')) return [];
  const [title = '', ...body] = lines;
  return [{ title: title.trim(), body: body.join('\n'), properties }];
}

function idOf({ properties }: Item): string {
  return properties.get('id') ?? '';
}

function entryOf({ title, body, properties }: Item, notebook: string, tags: string[]): Entry {
  const created = properties.get('user_created_time') ?? properties.get('created_time') ?? '';
  return {
    properties: { title: title || null, tags, aliases: [], date: dateOf(created) },
    facts: {
      Notebook: notebook,
      Created: created.slice(0, 10),
      Tags: tags.join(', '),
      Source: properties.get('source_url') ?? '',
    },
    write: (writer) => writer.markdown(body),
  };
}
