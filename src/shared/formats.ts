import type { NoteFormat } from './domain.ts';
import { type UserText, userText } from './user-text.ts';

/** What the user is told of a format. */
export interface FormatDescription {
  /** Its name; words among these are translated in the page, see formatName there. */
  label: string;
  /** Without dots, in lower case, the usual one first. */
  extensions: readonly string[];
  /** What else the user may type for it, besides the value of `type:` and the first extension. */
  otherNames: readonly string[];
  /** Whether the text of a note is Markdown: its file’s, or what is made of it. */
  isMarkdown: boolean;
  /** What of its files is read, and so found. */
  gives: UserText;
  /** What of its files is not read; null if all of it is. */
  skips: UserText | null;
}

/** Of a file of tables no more rows are read. */
export const mostRows = 50_000;
/** Of the files attached to messages no more is read, in each file. */
export const mostAttachedMegabytes = 10;

const words = (list: string) => (list === '' ? [] : list.split(' '));

/** All formats of notes. `--help`, the settings and the README are made from this table. */
export const formats: Readonly<Record<NoteFormat, FormatDescription>> = {
  markdown: {
    label: 'Markdown',
    extensions: words('md markdown mdx mkd mdown mdwn qmd rmd'),
    otherNames: [],
    isMarkdown: true,
    gives: userText('text, headings, tables and code; properties, tags and links'),
    skips: userText('comments, pictures, the data of drawings'),
  },
  text: {
    label: 'plain text',
    extensions: words('txt text'),
    otherNames: words('plain plaintext'),
    isMarkdown: false,
    gives: userText('text, in any common encoding'),
    skips: null,
  },
  org: {
    label: 'Org',
    extensions: words('org'),
    otherNames: words('orgmode org-mode'),
    isMarkdown: false,
    gives: userText('text, headings, tables and code; properties, tags and links'),
    skips: userText('comments, pictures'),
  },
  rst: {
    label: 'reStructuredText',
    extensions: words('rst rest'),
    otherNames: words('restructuredtext'),
    isMarkdown: false,
    gives: userText('text, headings, tables and code; properties and links'),
    skips: userText('comments, pictures'),
  },
  asciidoc: {
    label: 'AsciiDoc',
    extensions: words('adoc asciidoc'),
    otherNames: words('asc'),
    isMarkdown: false,
    gives: userText('text, headings, tables and code; properties and links'),
    skips: userText('comments, pictures, files that it includes'),
  },
  html: {
    label: 'HTML',
    extensions: words('html htm xhtml'),
    otherNames: words('web'),
    isMarkdown: true,
    gives: userText('text, headings, lists, tables and code; title, keywords and date'),
    skips: userText('what is hidden, navigation, scripts, styles; of pictures all but their descriptions'),
  },
  pdf: {
    label: 'PDF',
    extensions: words('pdf'),
    otherNames: [],
    isMarkdown: false,
    gives: userText('text by pages, form fields, annotations, names of attachments; title, keywords and date'),
    skips: userText('pictures, the attachments themselves; scanned pages unless you switch that on'),
  },
  docx: {
    label: 'Word',
    extensions: words('docx'),
    otherNames: words('doc word'),
    isMarkdown: true,
    gives: userText(
      'text, headings, lists, tables, footnotes, comments, text boxes, the texts of diagrams and charts; title, keywords and date',
    ),
    skips: userText('hidden and deleted text; of pictures all but their descriptions'),
  },
  pptx: {
    label: 'PowerPoint',
    extensions: words('pptx ppsx'),
    otherNames: words('ppt powerpoint slide presentation'),
    isMarkdown: true,
    gives: userText(
      'slides in order with their titles, lists, tables, speaker notes and comments, the texts of diagrams and charts; title, keywords and date',
    ),
    skips: userText('layouts and masters; of pictures all but their descriptions'),
  },
  xlsx: {
    label: 'Excel',
    extensions: words('xlsx xlsm'),
    otherNames: words('xls excel spreadsheet sheet'),
    isMarkdown: true,
    gives: userText(
      'each sheet’s rows with the header row, numbers and dates as they are shown, comments, text boxes, the texts of charts; title, keywords and date',
    ),
    skips: userText('formulas (their results are read), macros, pictures, rows after the first {most, number}', {
      most: mostRows,
    }),
  },
  csv: {
    label: 'CSV',
    extensions: words('csv tsv'),
    otherNames: [],
    isMarkdown: true,
    gives: userText('rows with the header row, as they are written, between commas, semicolons, tabs or bars'),
    skips: userText('rows after the first {most, number}', { most: mostRows }),
  },
  odt: {
    label: 'OpenDocument',
    extensions: words('odt'),
    otherNames: words('opendocument'),
    isMarkdown: true,
    gives: userText(
      'text, headings, lists, tables, footnotes, comments, headers and footers; title, keywords and date',
    ),
    skips: userText('hidden and deleted text, pictures'),
  },
  rtf: {
    label: 'RTF',
    extensions: words('rtf'),
    otherNames: [],
    isMarkdown: true,
    gives: userText('text, tables, footnotes, headers and footers; title, keywords and date'),
    skips: userText('hidden and deleted text, pictures'),
  },
  epub: {
    label: 'EPUB',
    extensions: words('epub'),
    otherNames: words('ebook book'),
    isMarkdown: true,
    gives: userText('chapters in order; title, subjects and date'),
    skips: userText('pictures; books that are protected against copying'),
  },
  notebook: {
    label: 'Jupyter notebook',
    extensions: words('ipynb'),
    otherNames: words('jupyter'),
    isMarkdown: true,
    gives: userText('texts and code; links'),
    skips: userText('outputs'),
  },
  canvas: {
    label: 'Canvas',
    extensions: words('canvas'),
    otherNames: [],
    isMarkdown: true,
    gives: userText('cards under the names of their groups, labels of arrows, links to notes; tags'),
    skips: userText('the notes that it shows: they are read by themselves; colours and places'),
  },
  email: {
    label: 'email',
    extensions: words('eml mbox'),
    otherNames: words('mail'),
    isMarkdown: true,
    gives: userText(
      'subject, sender, recipients and date, text, invitations, attachments of the other formats; of a mailbox each message under its subject; labels as tags',
    ),
    skips: userText('pictures, encrypted messages, attachments beyond {most, number} MB in all', {
      most: mostAttachedMegabytes,
    }),
  },
  evernote: {
    label: 'Evernote',
    extensions: words('enex'),
    otherNames: [],
    isMarkdown: true,
    gives: userText('each note under its title, with its tags, date and tasks, names of its files'),
    skips: userText('pictures and attached files, encrypted text'),
  },
  joplin: {
    label: 'Joplin',
    extensions: words('jex'),
    otherNames: [],
    isMarkdown: true,
    gives: userText('each note under its title, with its notebook, tags and date'),
    skips: userText('pictures and attached files, encrypted notes'),
  },
  picture: {
    label: 'picture',
    extensions: words('png jpg jpeg webp tif tiff bmp'),
    otherNames: words('image photo screenshot'),
    isMarkdown: false,
    gives: userText(
      'text in it, as it is recognised, if the folder’s settings ask for pictures and scanned pages are read',
    ),
    skips: userText('what it shows'),
  },
  code: {
    label: 'source code',
    extensions: words(
      [
        'c h cc cpp cxx hpp cs java kt kts scala groovy go rs swift m mm zig d dart',
        'js mjs cjs jsx ts mts cts tsx vue svelte css scss less php rb py pyi pl pm lua r jl',
        'hs elm ml mli fs fsx clj cljs ex exs erl lisp el scm rkt nim v vhdl sv asm s',
        'sh bash zsh fish ps1 bat sql graphql proto tf nix cmake gradle toml yaml yml',
      ].join(' '),
    ),
    otherNames: words('source'),
    isMarkdown: false,
    gives: userText('all of it, if the folder’s settings ask for it'),
    skips: null,
  },
};
