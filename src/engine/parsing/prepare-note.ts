import type { NoteFormat, TextRange } from '../../shared/domain.ts';
import { inARow } from '../../shared/user-text.ts';
import { chunksOf } from '../chunking/chunk.ts';
import { chunkSizes, chunkSizesOfCollections } from '../chunking/packing.ts';
import type { CountTokens } from '../chunking/token-counter.ts';
import { pathIn } from '../lib/path-in.ts';
import { formatOf } from '../notes/format.ts';
import { NoteTerms } from '../text-index/analysis/chunk-terms.ts';
import { dateOfPath } from './dates/date-of-path.ts';
import type { Unreadable } from './decode.ts';
import { givenName, withExportedProperties } from './exported.ts';
import { maxBytesOf, maxDocumentBytes } from './format-limits.ts';
import { languageOf } from './language.ts';
import { hasLinks, linksOf } from './links.ts';
import { readMailboxFile } from './mailbox-file.ts';
import { parseNote } from './parse.ts';
import type { ParsingOutcome, PrepareFile } from './parsing-contract.ts';
import { type FileContent, type Inaccessible, isInaccessible, isUnreadable, readBytes } from './read-file.ts';
import { withRecognised } from './with-recognised.ts';

/** Formats in which the user’s own text is Markdown. */
const writtenInMarkdown = new Set<NoteFormat>(['markdown', 'canvas', 'joplin']);

/** Reads the content of a file. */
export function readFile(
  root: string,
  { path, size, mostMegabytes }: PrepareFile,
): Promise<FileContent | Unreadable | Inaccessible> {
  const format = formatOf(path) ?? 'text';
  const [location, maxBytes] = [pathIn(root, path), maxBytesOf(format, mostMegabytes)];
  if (format !== 'email') return readBytes(location, maxBytes);
  // One that has become large since it was seen is not held in memory either.
  return size > maxDocumentBytes ? readMailboxFile(location, maxBytes) : readBytes(location, maxDocumentBytes);
}

/**
 * Parses a note and cuts it into chunks; where its content is already stored, only what its links are is found out.
 * @param recognisedFolder the folder with what was read from pictures of pages; null if there is none.
 */
export async function prepareNote(
  file: PrepareFile,
  content: FileContent | Unreadable | Inaccessible,
  count: CountTokens,
  recognisedFolder: string | null = null,
): Promise<ParsingOutcome> {
  const { path } = file;
  const format = formatOf(path) ?? 'text';
  if (isUnreadable(content)) {
    return { kind: isInaccessible(content) ? 'inaccessible' : 'unreadable', path, reason: content.reason };
  }
  const { bytes, contentHash, recognised } = await withRecognised(content, format, recognisedFolder);
  const isStored = contentHash === file.storedHash;
  if (isStored && file.linked) return { kind: 'unchanged', path, links: null };
  if (isStored && !hasLinks(format)) return { kind: 'unchanged', path, links: [] };
  const document = await parseNote(format, bytes, recognised, content.mailbox);
  // Its chunks are those of this content: that it cannot be read now takes nothing from them.
  if (isStored && isUnreadable(document)) return { kind: 'unchanged', path, links: [] };
  if (isUnreadable(document)) return { kind: 'unreadable', path, reason: document.reason };
  const { text, outline, words, isCollection } = document;
  const links = linksOf(format, text, outline);
  if (isStored) return { kind: 'unchanged', path, links };
  const fileName = givenName(path);
  const title = outline.title ?? fileName;
  const { tags, aliases, date } = withExportedProperties(path, document);
  const language = languageOf(text, outline);
  const isMarkdown = writtenInMarkdown.has(format);
  const terms = new NoteTerms({ names: [title, ...aliases], tags, fileName, language, isMarkdown });
  const seen = withoutComments(outline.comments);
  const { chunks, warning } = chunksOf(
    text,
    outline,
    title,
    count,
    isCollection ? chunkSizesOfCollections : chunkSizes,
  );
  return {
    kind: 'prepared',
    path,
    title,
    format,
    tags,
    aliases,
    date: date ?? dateOfPath(path),
    language,
    contentHash,
    warning: inARow([document.warning, warning]),
    scanned: document.scannedPages?.length ? { fileHash: content.contentHash, pages: document.scannedPages } : null,
    links,
    // Words that have no passage of their own are found with the first one.
    chunks: chunks.map((chunk, index) => ({
      ...chunk,
      terms: terms.of(chunk.context, seen(chunk), index === 0 ? words : ''),
    })),
  };
}

/** The texts of chunks, in their order, with spaces in place of comments, which nobody looks for. */
function withoutComments(comments: readonly TextRange[] = []): (chunk: { text: string; start: number }) => string {
  let next = 0;
  return ({ text, start }) => {
    while ((comments[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    const parts: string[] = [];
    let reached = 0;
    for (let at = next; (comments[at]?.start ?? Number.POSITIVE_INFINITY) < start + text.length; at++) {
      const { start: from = 0, end: to = 0 } = comments[at] ?? {};
      const begin = Math.max(reached, from - start);
      const end = Math.min(text.length, to - start);
      parts.push(text.slice(reached, begin), ' '.repeat(Math.max(0, end - begin)));
      reached = Math.max(begin, end);
    }
    return parts.join('') + text.slice(reached);
  };
}
