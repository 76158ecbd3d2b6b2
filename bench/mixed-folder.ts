/**
 * Writes a folder as people have them: notes, logs, pages, notebooks, documents, source code, and pictures that are no notes. The same
 * size gives the same files.
 *   node bench/mixed-folder.ts <folder> <megabytes>
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { docxOf, docxParagraph, pdfOf } from '../src/engine/parsing/formats/testing.ts';
import { randomNumbers } from '../src/engine/testing/random-numbers.ts';

const [folder, megabytes] = process.argv.slice(2);
if (folder === undefined || megabytes === undefined) throw new Error('Give a folder and a number of megabytes.');

const filesInFolder = 200;

const next = randomNumbers(7);
const below = (end: number) => Math.floor(next() * end);

const tokenizer = join(import.meta.dirname, '../resources/models/starter/tokenizer.json');
const words = Object.keys(
  z
    .object({ model: z.object({ vocab: z.record(z.string(), z.int()) }) })
    .parse(JSON.parse(readFileSync(tokenizer, 'utf8'))).model.vocab,
).filter((token) => /^[a-z]{3,}$/.test(token));
/** Few words are met often, most seldom, as in any language. */
const word = () => words[Math.floor(words.length ** next()) - 1] ?? '';
const sentence = () => `${Array.from({ length: 6 + below(14) }, word).join(' ')}.`;
const paragraph = () => Array.from({ length: 2 + below(5) }, sentence).join(' ');

/** Pieces, one after another, until there are so many characters. */
function filled(size: number, piece: () => string): string {
  const pieces: string[] = [];
  for (let length = 0; length < size; ) {
    const text = piece();
    pieces.push(text);
    length += text.length;
  }
  return pieces.join('');
}

/** Most files are small, few are large: between two sizes, in characters. */
const sizeBetween = (least: number, most: number) => least * (most / least) ** (next() ** 2);

let time = Date.UTC(2024, 0, 1);
const logLine = () => {
  time += below(9_000);
  return `${new Date(time).toISOString()} INFO ${word()} request ${below(1e9)} took ${below(900)} ms\n`;
};
const section = () =>
  `\n## ${word()} ${word()}\n\n${paragraph()}\n\n- ${sentence()}\n- ${sentence()}\n\n${paragraph()}\n`;
const code = () =>
  `// ${sentence()}\nexport function ${word()}(${word()}: number): number {\n  return ${word()} * ${below(100)};\n}\n\n`;

interface Kind {
  extension: string;
  /** Of all bytes. */
  share: number;
  make: () => string | Uint8Array;
}

const kinds: Kind[] = [
  {
    extension: 'md',
    share: 0.4,
    make: () =>
      `---\ntags: [${word()}, ${word()}]\n---\n# ${word()} ${word()}\n${filled(sizeBetween(500, 400_000), section)}`,
  },
  { extension: 'txt', share: 0.1, make: () => filled(sizeBetween(500, 2e6), () => `${paragraph()}\n\n`) },
  { extension: 'txt', share: 0.15, make: () => filled(sizeBetween(100_000, 10e6), logLine) },
  { extension: 'txt', share: 0.06, make: () => filled(10.6e6 + below(5e6), logLine) },
  {
    extension: 'html',
    share: 0.08,
    make: () =>
      `<title>${word()}</title>${filled(sizeBetween(2_000, 500_000), () => `<h2>${word()}</h2><p class="x">${paragraph()}</p>`)}`,
  },
  { extension: 'ipynb', share: 0.04, make: notebook },
  { extension: 'ts', share: 0.05, make: () => filled(sizeBetween(500, 100_000), code) },
  {
    extension: 'docx',
    share: 0.02,
    make: () => docxOf(filled(sizeBetween(5_000, 500_000), () => docxParagraph(paragraph()))),
  },
  { extension: 'pdf', share: 0.02, make: pdf },
  {
    extension: 'jpg',
    share: 0.08,
    make: () => Uint8Array.from({ length: sizeBetween(50_000, 3e6) }, () => below(256)),
  },
];

function notebook(): string {
  const cells = Array.from({ length: 5 + below(60) }, (_, at) => ({
    cell_type: at % 2 === 0 ? 'markdown' : 'code',
    source: [at % 2 === 0 ? paragraph() : code()],
    outputs: [{ data: { 'image/png': 'iVBORw0KGgo'.repeat(below(500)) } }],
  }));
  return JSON.stringify({ nbformat: 4, metadata: {}, cells });
}

function pdf(): Uint8Array {
  const pages = Array.from({ length: 1 + below(40) }, () =>
    Array.from({ length: 40 }, (_, line): [string, number, number] => [sentence(), 10, 800 - 18 * line]),
  );
  return pdfOf(pages, word());
}

const wanted = Number(megabytes) * 1e6;
let count = 0;
for (const { extension, share, make } of kinds) {
  for (let written = 0; written < share * wanted; count++) {
    const place = join(folder, `part-${Math.floor(count / filesInFolder)}`);
    if (count % filesInFolder === 0 || written === 0) mkdirSync(place, { recursive: true });
    const content = make();
    writeFileSync(join(place, `${word()}-${count}.${extension}`), content);
    written += content.length;
  }
}
