import { type NoteFormat, noteFormat } from './domain.ts';

/** The names of the formats for the user. */
export const formatLabels: Readonly<Record<NoteFormat, string>> = {
  markdown: 'Markdown',
  text: 'plain text',
  org: 'Org',
  rst: 'reStructuredText',
  asciidoc: 'AsciiDoc',
  html: 'HTML',
  pdf: 'PDF',
  docx: 'Word',
  odt: 'OpenDocument',
  epub: 'EPUB',
  notebook: 'Jupyter notebook',
  code: 'source code',
};

/** Other names that the user may type for each format, such as file extensions. */
const otherNames: Readonly<Record<NoteFormat, readonly string[]>> = {
  markdown: ['md', 'mdx', 'mkd'],
  text: ['txt', 'plain', 'plaintext'],
  org: ['orgmode', 'org-mode'],
  rst: ['restructuredtext', 'rest'],
  asciidoc: ['adoc', 'asc'],
  html: ['htm', 'xhtml', 'web'],
  pdf: [],
  docx: ['doc', 'word'],
  odt: ['opendocument'],
  epub: ['ebook', 'book'],
  notebook: ['ipynb', 'jupyter'],
  code: ['source'],
};

const formats = new Map(
  noteFormat.options.flatMap((format) => [format, ...otherNames[format]].map((name) => [name, format])),
);

/** Whether a word is the beginning of a format’s name. */
export function beginsFormat(word: string): boolean {
  const begun = word.toLowerCase().replace(/^\./, '');
  return begun !== '' && [...formats.keys()].some((name) => name.startsWith(begun));
}

/** The format that a word names, in any case, with or without a leading dot or a plural s; null if it names none. */
export function formatNamed(word: string): NoteFormat | null {
  const name = word.toLowerCase().replace(/^\./, '');
  return formats.get(name) ?? formats.get(name.replace(/s$/, '')) ?? null;
}
