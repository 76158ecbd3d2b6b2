import { getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import { type UserText, userText } from '../../../shared/user-text.ts';
import type { Properties } from '../../notes/properties.ts';
import type { RecognisedPage } from '../../notes/recognised.ts';
import { OutlineBuilder } from '../outline-builder.ts';
import { keywordsIn, unique } from '../properties.ts';
import { type Document, warningOf } from './document.ts';
import { maxCharacters } from './markdown-writer.ts';
import { namesOfAttachments, textsOfAnnotations } from './pdf-beside.ts';
import type { TextItem } from './pdf-item.ts';
import { isHyphenated, type PdfLine, paragraphsOf, unreadable } from './pdf-lines.ts';
import { statedTitle } from './stated-title.ts';

/**
 * Reads a PDF, page by page. @param recognised what was read from the pictures of its pages, for those without text.
 * @throws the parser’s error if it is damaged or protected.
 */
export async function readPdf(bytes: Uint8Array, recognised: readonly RecognisedPage[] = []): Promise<Document> {
  // A copy: the parser detaches the buffer that it is given.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false });
  try {
    const pages: PdfLine[][] = [];
    let length = 0;
    let drawn = 0;
    let lost = 0;
    let unread = 0;
    const scannedPages: { page: number; isRead: boolean }[] = [];
    for (let number = 1; number <= pdf.numPages && length <= maxCharacters; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const texts = items.flatMap((item) => textItem.safeParse(item).data ?? []);
      for (const { str } of texts) {
        drawn += str.replace(/\s/g, '').length;
        lost += str.match(unreadable)?.length ?? 0;
      }
      const paragraphs = paragraphsOf(texts);
      if (scannedPages.length < mostScanned && !texts.some(({ str }) => str.trim() !== '')) {
        const read = recognised.find(({ page }) => page === number);
        scannedPages.push({ page: number, isRead: read !== undefined });
        if (read?.text === null) unread++;
        for (const text of read?.text?.split('\n\n') ?? []) if (text !== '') paragraphs.push({ text, size: 0 });
      }
      for (const text of textsOfAnnotations(await page.getAnnotations())) paragraphs.push({ text, size: 0 });
      page.cleanup();
      length += paragraphs.reduce((sum, { text }) => sum + text.length, 0);
      pages.push(paragraphs);
    }
    const { info } = await pdf.getMetadata();
    const names = namesOfAttachments(await pdf.getAttachments());
    pages.at(-1)?.push(...names.map((text) => ({ text, size: 0 })));
    joinPages(pages);
    const document = documentOf(pages, propertiesOf(info), length > maxCharacters);
    const waiting = scannedPages.filter(({ isRead }) => !isRead).length;
    const warning = scannedWarning(waiting, unread) ?? document.warning;
    return { ...document, scannedPages, warning: lost > drawn * mostLost ? lettersLost(lost, drawn) : warning };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** Pages of a document that are read from their pictures. */
const mostScanned = 2_000;

/** More letters than these are not lost to a few signs of a font of symbols. */
const mostLost = 0.1;

function lettersLost(lost: number, drawn: number): UserText {
  const share = Math.round((100 * lost) / drawn);
  return share > 90
    ? userText(
        'The letters of this PDF cannot be read: its fonts do not say which they are. It can only be found by its name. If you have the document in another format, add that.',
      )
    : userText(
        '{share, number}% of the letters of this PDF cannot be read: its fonts do not say which they are. If you have the document in another format, add that.',
        { share },
      );
}

function scannedWarning(waiting: number, unread: number): UserText | null {
  if (waiting > 0)
    return userText(
      '{pages, plural, one {# page of this PDF has} other {# pages of this PDF have}} no text: scanned, or empty. Scanned pages are read if you switch that on in Settings, under Folders.',
      { pages: waiting },
    );
  if (unread > 0)
    return userText('{pages, plural, one {# scanned page} other {# scanned pages}} of this PDF could not be read.', {
      pages: unread,
    });
  return null;
}

/** Completes a word that is parted between two pages on the first of them. Below and above the text there may be a number or a title. */
function joinPages(pages: PdfLine[][]): void {
  for (const [index, page] of pages.entries()) {
    for (const last of page.slice(-2)) {
      const next = pages[index + 1]
        ?.slice(0, 2)
        .find(({ text, size }) => size === last.size && isHyphenated(last.text, text));
      if (next === undefined) continue;
      const [rest = ''] = /^\S+\s*/.exec(next.text) ?? [];
      last.text = last.text.slice(0, -1) + rest.trim();
      next.text = next.text.slice(rest.length);
    }
  }
}

const textItem: z.ZodType<TextItem> = z.object({
  str: z.string(),
  transform: z.array(z.number()),
  width: z.number(),
  height: z.number(),
  hasEOL: z.boolean(),
});

/** Paragraphs in clearly larger letters than most of the document become headings, if they are short. */
function documentOf(pages: PdfLine[][], properties: Properties, isFull: boolean): Document {
  const bodySize = usualSize(pages.flat());
  const sizes = [
    ...new Set(pages.flat().flatMap(({ size }) => (size > 0 && size >= 1.15 * bodySize ? [size] : []))),
  ].sort((a, b) => b - a);
  const builder = new OutlineBuilder('');
  const starts: number[] = [];
  let text = '';
  for (const paragraphs of pages) {
    if (text !== '') text += '\n\n';
    starts.push(text.length);
    for (const [index, { text: paragraph, size }] of paragraphs.filter(({ text }) => text !== '').entries()) {
      if (index > 0) text += '\n\n';
      const range = { start: text.length, end: text.length + paragraph.length };
      text += paragraph;
      const depth = sizes.indexOf(size) + 1;
      if (depth > 0 && paragraph.length <= 200 && !paragraph.includes('…'))
        builder.heading(paragraph.replace(/\s+/g, ' '), Math.min(6, depth), range);
      else builder.begin('prose', range);
    }
  }
  return { text, outline: builder.outline(properties, starts), warning: warningOf(text, isFull) };
}

/** The size of most characters. */
function usualSize(lines: PdfLine[]): number {
  const characters = new Map<number, number>();
  for (const { size, text } of lines) if (size > 0) characters.set(size, (characters.get(size) ?? 0) + text.length);
  const [usual] = [...characters].sort(([, a], [, b]) => b - a);
  return usual?.[0] ?? 0;
}

const information = z.object({
  Title: z.string().optional().catch(undefined),
  Keywords: z.string().optional().catch(undefined),
  CreationDate: z.string().optional().catch(undefined),
});

const pdfDate = /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?/;

function propertiesOf(info: unknown): Properties {
  const { Title = '', Keywords = '', CreationDate = '' } = information.safeParse(info).data ?? {};
  const [, year, month = '01', day = '01', hour = '00', minute = '00'] = pdfDate.exec(CreationDate) ?? [];
  const date = year === undefined ? null : new Date(`${year}-${month}-${day}T${hour}:${minute}`).getTime();
  return {
    title: statedTitle(Title),
    tags: unique(keywordsIn(Keywords).map((tag) => tag.slice(0, 100))),
    aliases: [],
    date: date === null || Number.isNaN(date) ? null : date,
  };
}
