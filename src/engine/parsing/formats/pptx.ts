import { type Document, writtenDocument } from './document.ts';
import type { MarkdownWriter } from './markdown-writer.ts';
import { mainPart, officeProperties, type Relation, refuseCompound, relationsOf } from './office.ts';
import { drawnParts, type TextParts, textsOfParts } from './office-parts.ts';
import { writeShapes } from './pptx-shapes.ts';
import { localName, walkXml } from './xml.ts';
import { textOf, unzip } from './zip.ts';

const comments: TextParts = {
  name: /^ppt\/comments\/\w+\.xml$/i,
  paragraph: 'p:cm',
  texts: new Set(['p:text', 'a:t']),
};
/** What belongs to a slide and is not written in it. */
const partsBeside = [...drawnParts('ppt'), comments];

/**
 * Reads a presentation: the title of each slide is a heading, with its texts, tables, diagrams and the speaker’s notes
 * below. A slide is a page. @throws UnreadableDocument
 */
export function readPptx(bytes: Uint8Array): Document {
  refuseCompound(bytes, 'pptx');
  const files = unzip(bytes, (name) => /\.(xml|rels)$/i.test(name));
  const presentation = mainPart(files);
  const relations = new Map(relationsOf(files, presentation).map(({ id, target }) => [id, target]));
  const pages: number[] = [];
  const document = writtenDocument((writer) => {
    for (const id of slidesOf(textOf(files, presentation) ?? '')) {
      pages.push(writer.length);
      writeSlide(files, relations.get(id) ?? '', writer);
    }
    return officeProperties(files);
  });
  return { ...document, outline: { ...document.outline, pages } };
}

/** The ids of the slides’ relations, in order. */
function slidesOf(presentation: string): string[] {
  const ids: string[] = [];
  walkXml(presentation, {
    open: (name, attributes) => {
      if (localName(name) !== 'sldId') return;
      const [, id = ''] = Object.entries(attributes).find(([key]) => /^\w+:id$/.test(key)) ?? [];
      ids.push(id);
    },
  });
  return ids;
}

function writeSlide(files: Map<string, Uint8Array>, slide: string, writer: MarkdownWriter): void {
  const relations = relationsOf(files, slide);
  writeShapes(textOf(files, slide) ?? '', writer, true);
  for (const text of textsOfParts(partsOf(files, relations), partsBeside)) writer.paragraph(text);
  const notes = relations.find(({ type }) => type === 'notesSlide')?.target;
  if (notes !== undefined) writeShapes(textOf(files, notes) ?? '', writer, false);
}

/** The parts that a slide refers to. */
function partsOf(files: Map<string, Uint8Array>, relations: readonly Relation[]): Map<string, Uint8Array> {
  const targets = new Set(relations.map(({ target }) => target));
  return new Map([...files].filter(([name]) => targets.has(name)));
}
