import { userText } from '../../../shared/user-text.ts';
import { visibleName } from '../../../shared/visible.ts';
import { dateOf } from '../dates/date-of.ts';
import { UnreadableDocument } from '../unreadable-document.ts';
import { collectionOf, type Entry } from './collection.ts';
import type { Document } from './document.ts';
import { writeHtml } from './html.ts';
import { walkXml } from './xml.ts';

/** What is kept of a note’s elements; the data of its files is passed over. */
const kept = new Set(['title', 'content', 'created', 'tag', 'source-url', 'file-name', 'taskStatus']);

/** Reads the notes that Evernote has exported (ENEX). @throws UnreadableDocument */
export async function readEvernote(bytes: Uint8Array): Promise<Document> {
  const notes = notesIn(bytes);
  if (notes === null)
    throw new UnreadableDocument(userText('The file is not an export of Evernote’s, or was not saved completely.'));
  return collectionOf(notes.length, notes.values().map(entryOf));
}

type Note = Map<string, string[]>;

/** The elements of each note by their names; null if it is no export. */
function notesIn(bytes: Uint8Array): Note[] | null {
  const notes: Note[] = [];
  let isExport = false;
  let note: Note | null = null;
  let text: string | null = null;
  let isTask = false;
  walkXml(bytes, {
    open: (name) => {
      if (name === 'task') isTask = true;
      if (name === 'en-export') isExport = true;
      if (name === 'note' && isExport) note = new Map();
      if (note !== null && kept.has(name)) text = '';
    },
    text: (data) => {
      if (text !== null) text += data;
    },
    close: (name) => {
      if (note === null) return;
      if (text !== null && kept.has(name)) {
        const key = isTask && name === 'title' ? 'task' : name;
        const texts = note.get(key) ?? [];
        texts.push(text);
        note.set(key, texts);
        text = null;
      }
      if (name === 'task') isTask = false;
      if (name === 'note') {
        notes.push(note);
        note = null;
      }
    },
  });
  return isExport ? notes : null;
}

function entryOf(note: Note): Entry {
  const first = (name: string) => note.get(name)?.[0]?.trim() ?? '';
  const tags = (note.get('tag') ?? []).map((tag) => tag.trim());
  const created = first('created');
  return {
    properties: { title: first('title') || null, tags, aliases: [], date: dateOf(created) },
    facts: {
      Created: created.replace(/^(\d{4})(\d{2})(\d{2})T.*$/, '$1-$2-$3'),
      Tags: tags.join(', '),
      Source: first('source-url'),
    },
    write: (writer) => {
      writeHtml(readable(first('content')), writer);
      for (const [at, task] of (note.get('task') ?? []).entries())
        writer.item(0, '-', `${note.get('taskStatus')?.[at] === 'completed' ? '☑' : '☐'} ${task}`);
      for (const name of note.get('file-name') ?? []) writer.item(0, '-', visibleName(name));
    },
  };
}

/** A note’s content as a page: boxes to tick are signs. */
function readable(content: string): string {
  return content
    .replace(/<en-todo\b[^>]{0,200}checked="true"[^>]{0,200}>/g, '☑ ')
    .replace(/<en-todo\b[^>]{0,200}>/g, '☐ ')
    .replaceAll('</en-todo>', '');
}
