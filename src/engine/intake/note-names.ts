import { extname } from 'node:path';

const notes = new Set(['.md', '.markdown', '.mdx', '.txt']);
const code = new Set(
  (
    '.c .cc .cpp .cs .css .dart .ex .exs .go .h .hpp .hs .java .jl .js .jsx .kt .kts .lua .mjs .ml .php .pl .ps1 .py ' +
    '.r .rb .rs .scala .sh .sql .swift .tf .toml .ts .tsx .vue .yaml .yml .zig'
  ).split(' '),
);

/** Whether a file is taken in by its name; source code is where the folder's settings say so. */
export function isNoteName(path: string, settings: { code: boolean }): boolean {
  const extension = extname(path).toLowerCase();
  return notes.has(extension) || (settings.code && code.has(extension));
}
