import { join, posix } from 'node:path';
import { passageTerms } from '../keywords/passage-terms.ts';
import { chunksOf } from './chunk.ts';
import { formatOf } from './format.ts';
import { languageOf } from './language.ts';
import { outlineOfMarkdown } from './markdown.ts';
import { outlineOfText } from './plain-text.ts';
import type { PreparationOutcome, PrepareFile } from './preparation.ts';
import { dateOfName } from './properties.ts';
import { isUnreadable, readNote } from './read.ts';
import type { CountTokens } from './tokens.ts';

/** The file's name without its extension: the title of a note that states none. */
function nameOf(path: string): string {
  return posix.basename(path, posix.extname(path));
}

/** Reads a note and cuts it into chunks, unless its content is the one that is stored already. */
export async function prepareNote(root: string, file: PrepareFile, count: CountTokens): Promise<PreparationOutcome> {
  const { path } = file;
  const read = await readNote(join(root, path));
  if (isUnreadable(read)) return { kind: 'unreadable', path, reason: read.reason };
  if (read.contentHash === file.storedHash) return { kind: 'unchanged', path };
  const format = formatOf(path) ?? 'text';
  const outline = format === 'markdown' ? outlineOfMarkdown(read.text) : outlineOfText(read.text);
  const title = outline.title ?? nameOf(path);
  const { tags, aliases } = outline.properties;
  const language = languageOf(read.text, outline);
  return {
    kind: 'prepared',
    path,
    title,
    format,
    tags,
    aliases,
    date: outline.properties.date ?? dateOfName(nameOf(path)),
    language,
    contentHash: read.contentHash,
    chunks: chunksOf(read.text, outline, title, count).map((chunk) => ({
      ...chunk,
      terms: passageTerms([title, ...aliases], chunk.context, chunk.text, tags, language),
    })),
  };
}
