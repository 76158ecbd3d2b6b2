import { userText } from '../../../shared/user-text.ts';
import type { Properties } from '../../notes/properties.ts';
import { scripted } from '../../notes/scripted.ts';
import { dateOf } from '../dates/date-of.ts';
import { tagsIn, unique } from '../properties.ts';
import { saveAgain } from '../read-file.ts';
import { passwordProtected, UnreadableDocument } from '../unreadable-document.ts';
import { type Document, writtenDocument } from './document.ts';
import { InlineScripts } from './inline-scripts.ts';
import type { MarkdownWriter } from './markdown-writer.ts';
import { type TextParts, textsOfParts } from './office-parts.ts';
import { statedTitle } from './stated-title.ts';
import { textsOf, walkXml } from './xml.ts';
import { textOf, unzip } from './zip.ts';

const [contentPath, metaPath, manifestPath] = ['content.xml', 'meta.xml', 'META-INF/manifest.xml'];
/** What stands at the edges of all pages. */
const edges: TextParts = {
  name: /^styles\.xml$/,
  paragraph: 'text:p',
  texts: new Set(['', '-left', '-first'].flatMap((side) => [`style:header${side}`, `style:footer${side}`])),
};

/** Reads an OpenDocument text. @throws UnreadableDocument */
export function readOdt(bytes: Uint8Array): Document {
  const files = unzip(bytes, (name) => [contentPath, metaPath, manifestPath].includes(name) || edges.name.test(name));
  if (/<manifest:encryption-data/.test(textOf(files, manifestPath) ?? '')) throw passwordProtected();
  const content = textOf(files, contentPath);
  if (content === null)
    throw new UnreadableDocument(userText('The document has no text: it is damaged. {saveAgain}', { saveAgain }));
  return writtenDocument((writer) => {
    writeContent(content, writer);
    for (const text of textsOfParts(files, [edges])) writer.paragraph(text);
    return propertiesOf(textOf(files, metaPath) ?? '');
  });
}

/** Elements without text: tracked changes and styles, and who wrote a comment when. Comments do count as text. */
const skipped = new Set([
  'text:tracked-changes',
  'office:automatic-styles',
  'office:font-face-decls',
  'text:sequence-decls',
  'dc:creator',
  'dc:date',
  'meta:creator-initials',
]);
/** What stands in a paragraph without being part of it. */
const rubyTags = new Map([
  ['text:ruby', 'ruby'],
  ['text:ruby-text', 'rt'],
]);
const asides = new Set(['text:note', 'office:annotation']);

/** What the text in a style is, if it is raised, lowered or hidden. */
type Look = 'sup' | 'sub' | 'hidden';

function looksIn(xml: string): Map<string, Look> {
  const looks = new Map<string, Look>();
  let style = '';
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'style:style') style = attributes['style:name'] ?? '';
      if (name !== 'style:text-properties') return;
      const { 'style:text-position': position = '', 'text:display': display } = attributes;
      if (display === 'none') looks.set(style, 'hidden');
      else if (/^(?:super|[1-9])/.test(position)) looks.set(style, 'sup');
      else if (/^(?:sub|-)/.test(position)) looks.set(style, 'sub');
    },
  });
  return looks;
}

function writeContent(xml: string, writer: MarkdownWriter): void {
  const looks = looksIn(xml.slice(0, xml.indexOf('<office:body')));
  const spans: (Look | undefined)[] = [];
  let text = '';
  let heading = 0;
  let skipping = 0;
  let lists = 0;
  let isItem = false;
  const tables: { cells: string[]; rows: number }[] = [];

  /** The texts around the open notes and comments, and what was read of these. */
  const around: string[] = [];
  let aside = '';
  const ended: string[] = [];
  const scripts = new InlineScripts();

  function flush(): void {
    const table = tables.at(-1);
    if (around.length > 0) {
      aside += ` ${text}`;
      text = '';
      return;
    }
    if (table !== undefined) table.cells.push(`${table.cells.pop() ?? ''} ${text}`);
    else if (heading > 0) writer.heading(heading, text);
    else if (isItem) writer.item(lists - 1, '-', text);
    else writer.paragraph(text);
    if (text.trim() !== '') isItem = false;
    text = '';
    for (const note of ended.splice(0)) {
      if (table === undefined) writer.paragraph(note);
      else table.cells.push(`${table.cells.pop() ?? ''} ${note}`);
    }
  }

  walkXml(xml, {
    open: (name, attributes) => {
      const look = name === 'text:span' ? looks.get(attributes['text:style-name'] ?? '') : undefined;
      if (skipping > 0 || skipped.has(name) || look === 'hidden') {
        skipping++;
      } else if (name === 'text:span') {
        spans.push(look);
        scripts.open(look ?? '', text.length);
      } else if (asides.has(name)) {
        around.push(text);
        text = '';
      } else if (name.startsWith('text:ruby')) {
        scripts.open(rubyTags.get(name) ?? '', text.length);
      } else if (name === 'text:p' || name === 'text:h') {
        if (text.trim() !== '') flush();
        if (around.length === 0) heading = name === 'text:h' ? Number(attributes['text:outline-level'] ?? 1) : 0;
      } else if (name === 'text:list') lists++;
      else if (name === 'text:list-item') isItem = true;
      else if (name === 'text:line-break') text += '\n';
      else if (name === 'text:tab') text += ' ';
      else if (name === 'text:s') text += ' '.repeat(Math.min(100, Number(attributes['text:c'] ?? 1)));
      else if (name === 'table:table') tables.push({ cells: [], rows: 0 });
      else if (name === 'table:table-cell') tables.at(-1)?.cells.push('');
    },
    text: (data) => {
      if (skipping === 0 && !scripts.takes(data)) text += data.replace(/\s+/g, ' ');
    },
    close: (name) => {
      const table = tables.at(-1);
      if (skipping > 0) {
        skipping--;
      } else if (name === 'text:span') {
        text = scripts.close(spans.pop() ?? '', text);
      } else if (asides.has(name)) {
        flush();
        text = around.pop() ?? '';
        if (around.length === 0) {
          ended.push(aside);
          aside = '';
        }
      } else if (name === 'text:note-citation') {
        around.push((around.pop() ?? '') + scripted(text.trim(), 'sup'));
        text = '';
      } else if (name.startsWith('text:ruby')) {
        text = scripts.close(rubyTags.get(name) ?? '', text);
      } else if (name === 'text:p' || name === 'text:h') {
        flush();
        if (around.length === 0) heading = 0;
      } else if (name === 'text:list') lists--;
      else if (name === 'text:list-item') isItem = false;
      else if (name === 'table:table') tables.pop();
      else if (name === 'table:table-row' && table !== undefined) {
        writer.row(table.cells, table.rows++ === 0);
        table.cells = [];
      }
    },
  });
}

function propertiesOf(meta: string): Properties {
  const texts = textsOf(meta, ['dc:title', 'meta:keyword', 'meta:creation-date']);
  return {
    title: statedTitle(texts.get('dc:title')?.[0] ?? ''),
    tags: unique((texts.get('meta:keyword') ?? []).flatMap(tagsIn)),
    aliases: [],
    date: dateOf(texts.get('meta:creation-date')?.[0] ?? ''),
  };
}
