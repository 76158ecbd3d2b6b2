import { userText } from '../../../shared/user-text.ts';
import { type Document, writtenDocument } from './document.ts';
import type { MarkdownWriter } from './markdown-writer.ts';
import { OfficeArchive, type Relation, relationIdIn } from './office.ts';
import { drawnParts, type TextParts, textsOfParts } from './office-parts.ts';
import { shapesOf } from './pptx-shapes.ts';
import { localName, walkXml } from './xml.ts';

const comments: TextParts = {
  name: /^ppt\/comments\/\w+\.xml$/i,
  paragraph: 'p:cm',
  texts: new Set(['p:text', 'a:t']),
};
/** In UTF-16 code units. */
const longestTitle = 100;
/** What belongs to a slide and is not written in it. */
const partsBeside = [...drawnParts('ppt'), comments];

/**
 * Reads a presentation: the title of each slide is a heading, with its texts, tables, diagrams and the speaker’s notes
 * below. A slide is a page. @throws UnreadableDocument
 */
export function readPptx(bytes: Uint8Array): Document {
  const archive = new OfficeArchive(bytes, 'pptx');
  const { main } = archive;
  const relations = new Map(archive.relationsOf(main).map(({ id, target }) => [id, target]));
  const slides = slidesOf(archive.textOf(main)).map((id) => relations.get(id) ?? null);
  const read = slides.filter((slide) => slide !== null);
  const pages: number[] = [];
  const document = writtenDocument((writer) => {
    for (const slide of slides) {
      pages.push(writer.length);
      if (slide !== null) writeSlide(archive, slide, writer);
    }
    return archive.properties;
  });
  const lost =
    read.length === slides.length
      ? null
      : userText('Only {read, number} of {slides, number} slides are read: the others are missing in the file.', {
          read: read.length,
          slides: slides.length,
        });
  return { ...document, outline: { ...document.outline, pages }, warning: lost ?? document.warning };
}

/** The ids of the slides’ relations, in order. */
function slidesOf(presentation: string): string[] {
  const ids: string[] = [];
  walkXml(presentation, {
    open: (name, attributes) => {
      if (localName(name) === 'sldId') ids.push(relationIdIn(attributes));
    },
  });
  return ids;
}

function writeSlide(archive: OfficeArchive, slide: string, writer: MarkdownWriter): void {
  const relations = archive.relationsOf(slide);
  const { title, parts } = shapesOf(archive.textOf(slide), true);
  const beside = textsOfParts(partsOf(archive, relations), partsBeside);
  const notes = shapesOf(archive.textOf(relations.find(({ type }) => type === 'notesSlide')?.target ?? null), false);
  if (title === '' && parts.length + beside.length + notes.parts.length === 0) return;
  // A slide without a title begins something new all the same: its first line stands for it.
  const first = title === '' ? titleFrom(parts[0]?.text ?? null) : null;
  // Above the first slide there is nothing that it could belong to.
  writer.heading(1, title || (first ?? (writer.length === 0 ? '' : '…')));
  for (const { write } of first === null ? parts : parts.slice(1)) write(writer);
  for (const text of beside) writer.paragraph(text);
  for (const { write } of notes.parts) write(writer);
}

/** A short line; null for anything else. */
function titleFrom(text: string | null): string | null {
  return text !== null && text.length <= longestTitle && !text.includes('\n') ? text : null;
}

/** The parts that a slide refers to. */
function partsOf({ files }: OfficeArchive, relations: readonly Relation[]): Map<string, Uint8Array> {
  return new Map(
    relations.flatMap(({ target }): [string, Uint8Array][] => {
      const part = target === null ? undefined : files.get(target);
      return target === null || part === undefined ? [] : [[target, part]];
    }),
  );
}
