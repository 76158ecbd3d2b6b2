/** The kinds of notes that `type:` tells apart, each with what else a person may call it: other names, file endings. */
const names = {
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
} as const;

export type NoteType = keyof typeof names;

const types = new Map<string, NoteType>();
for (const type in names) if (isNoteType(type)) for (const name of [type, ...names[type]]) types.set(name, type);

function isNoteType(name: string): name is NoteType {
  return Object.hasOwn(names, name);
}

/** The kind of note that a word names, whatever its case, with or without a dot or a plural s; null where it names none. */
export function noteTypeOf(word: string): NoteType | null {
  const name = word.toLowerCase().replace(/^\./, '');
  return types.get(name) ?? types.get(name.replace(/s$/, '')) ?? null;
}
