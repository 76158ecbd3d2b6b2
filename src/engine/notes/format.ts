import { posix } from 'node:path';
import { type NoteFormat, noteFormat } from '../../shared/domain.ts';

const extensions: Record<NoteFormat, string> = {
  markdown: 'md markdown mdx mkd mdown mdwn qmd rmd',
  text: 'txt text',
  org: 'org',
  rst: 'rst rest',
  asciidoc: 'adoc asciidoc',
  html: 'html htm xhtml',
  pdf: 'pdf',
  docx: 'docx',
  odt: 'odt',
  epub: 'epub',
  notebook: 'ipynb',
  code: [
    'c h cc cpp cxx hpp cs java kt kts scala groovy go rs swift m mm zig d dart',
    'js mjs cjs jsx ts mts cts tsx vue svelte css scss less php rb py pyi pl pm lua r jl',
    'hs elm ml mli fs fsx clj cljs ex exs erl lisp el scm rkt nim v vhdl sv asm s',
    'sh bash zsh fish ps1 bat sql graphql proto tf nix cmake gradle toml yaml yml',
  ].join(' '),
};

const formats = new Map<string, NoteFormat>();
for (const format of noteFormat.options) {
  for (const extension of extensions[format].split(' ')) formats.set(`.${extension}`, format);
}

/**
 * The format of the file at a path, by its extension; null if it is not a note. Program code (`code`) counts as a note
 * only in folders whose settings say so.
 */
export function formatOf(path: string): NoteFormat | null {
  return formats.get(posix.extname(path).toLowerCase()) ?? null;
}
