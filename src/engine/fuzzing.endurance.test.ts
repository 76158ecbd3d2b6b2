import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { engineRequests, pageRequests } from '../shared/contract.ts';
import type { NoteFormat } from '../shared/domain.ts';
import { NearnoteError } from '../shared/errors.ts';
import { parseQuery } from '../shared/parse-query.ts';
import { readPreferences } from '../shared/preferences.ts';
import { dispatch, type Handlers } from '../shared/rpc.ts';
import { inEnglish } from '../shared/user-text.ts';
import { decodeAnswer } from './embedding/hosted/decode-answer.ts';
import { openModelSettings } from './models/model-settings.ts';
import {
  docxOf,
  docxParagraph,
  emlOf,
  enexNote,
  enexOf,
  epubOf,
  joplinItem,
  odtOf,
  pdfOf,
  pptxOf,
  pptxShape,
  tarOf,
  xlsxOf,
} from './parsing/formats/testing.ts';
import { parseNote } from './parsing/parse.ts';
import { temporaryFolder } from './testing/folders.ts';
import { hostileQueries } from './testing/hostile/queries.ts';
import { mutated, mutatedValue } from './testing/mutations.ts';
import { randomNumbers } from './testing/random-numbers.ts';

/** Another seed tries other inputs: `NEARNOTE_SEED=7 npm run test:endurance`. */
const seed = Number(process.env.NEARNOTE_SEED ?? 1);
const patience = { timeout: 900_000 };

/** Words of a program’s own, which no user should read. */
const internals = /Cannot read|is not a function|is not iterable|undefined|\[object |Maximum call stack|Invalid array/;

const markdown = `---
tags: [a, b/c]
date: 2024-02-30
aliases: {x: 1}
---
# One ^id

> [!note] Two
> - [ ] three [[link#^id|label]] ![[pic.png|3]] $x^2$ %%hidden%% ==high==

| a | b |
|---|---|
| 1 | 2 |

\`\`\`js
code()
\`\`\`

[^1]: foot <b>html</b> https://example.com #tag
`;

const documents: Record<Exclude<NoteFormat, 'code'>, { bytes: Uint8Array | string; inputs: number }> = {
  markdown: { bytes: markdown, inputs: 12_000 },
  text: { bytes: 'One\n\nTwo\n- three\n', inputs: 8_000 },
  org: {
    bytes:
      '#+TITLE: One\n* TODO Two :tag:\n:PROPERTIES:\n:ID: x\n:END:\n| a | b |\n[[file:x.org][y]]\n#+BEGIN_SRC js\n#+END_SRC\n',
    inputs: 8_000,
  },
  rst: {
    bytes: 'One\n===\n\n.. note:: Two\n   three\n\n:field: x\n\n`link <x.rst>`_\n\n+---+\n| a |\n+---+\n',
    inputs: 8_000,
  },
  asciidoc: {
    bytes:
      '= One\n:toc:\n\n== Two\n\n|===\n|a |b\n|===\n\nifdef::x[]\ninclude::/etc/passwd[]\nendif::[]\n----\ncode\n----\n',
    inputs: 2_000,
  },
  html: {
    bytes:
      '<!doctype html><title>One</title><body><h1>Two</h1><table><tr><td>a<td>b</table><script>x</script><pre>y</pre>',
    inputs: 6_000,
  },
  notebook: {
    bytes: JSON.stringify({
      cells: [
        { cell_type: 'markdown', source: ['# One'] },
        { cell_type: 'code', source: 'x', outputs: [{ text: ['y'] }] },
      ],
      nbformat: 4,
    }),
    inputs: 8_000,
  },
  pdf: { bytes: pdfOf([[['One two three.', 12, 700]]]), inputs: 600 },
  docx: { bytes: docxOf(docxParagraph('One') + docxParagraph('Two', 'Heading1')), inputs: 1_500 },
  odt: { bytes: odtOf('<text:h>One</text:h><text:p>Two</text:p>'), inputs: 1_500 },
  epub: { bytes: epubOf(['<h1>One</h1><p>Two</p>'], '<dc:title>Three</dc:title>'), inputs: 1_500 },
  pptx: { bytes: pptxOf([{ shapes: pptxShape('One', 'title') + pptxShape('Two'), notes: 'Three' }]), inputs: 1_500 },
  xlsx: {
    bytes: xlsxOf({
      One: [
        ['Crop', 'kg'],
        ['Bean', 1.5],
      ],
    }),
    inputs: 1_500,
  },
  csv: { bytes: 'sep=;\nCrop;kg\n"Bean; pole";1,5\nPea;"2""\n', inputs: 2_000 },
  rtf: {
    bytes:
      "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 A;}}{\\stylesheet{\\s1 heading 1;}}{\\info{\\title T}}\\pard\\s1 One\\par\\pard \\u246?\\'f6{\\footnote n}\\trowd a\\cell\\row{\\pict\\bin3 abc}}",
    inputs: 8_000,
  },
  canvas: {
    bytes: JSON.stringify({
      nodes: [
        { id: 'g', type: 'group', x: 0, y: 0, width: 9, height: 9, label: 'One' },
        { id: 'a', type: 'text', x: 1, y: 1, width: 2, height: 2, text: '# Two #tag' },
        { id: 'b', type: 'file', x: 1, y: 3, width: 2, height: 2, file: 'c.md' },
      ],
      edges: [{ id: 'e', fromNode: 'a', toNode: 'b', label: 'three' }],
    }),
    inputs: 2_000,
  },
  email: {
    bytes: emlOf(
      { From: 'A <a@b.c>', Subject: '=?utf-8?Q?One?=', 'Content-Type': 'multipart/mixed; boundary=b' },
      '--b\nContent-Type: text/plain\n\nTwo\n--b\nContent-Type: text/csv; name="c.csv"\nContent-Transfer-Encoding: base64\n\nYSxiCjEsMgo=\n--b--\n',
    ),
    inputs: 1_500,
  },
  evernote: { bytes: enexOf(enexNote('One', '<div><en-todo/>Two</div>', '<tag>t</tag>')), inputs: 6_000 },
  joplin: {
    bytes: tarOf({
      'a.md': joplinItem('One\n\nTwo', { id: 'a', parent_id: 'b', type_: '1' }),
      'b.md': joplinItem('Book', { id: 'b', type_: '2' }),
    }),
    inputs: 6_000,
  },
};

for (const [format, { bytes, inputs }] of Object.entries(documents)) {
  it(`any file is read, or refused in plain words: ${format}`, patience, async ({ annotate }) => {
    const random = randomNumbers(seed);
    let refused = 0;
    for (let input = 0; input < inputs; input++) {
      const file = mutated(Buffer.from(bytes), random);
      const read = await parseNote(format as NoteFormat, file);
      const told = 'reason' in read ? read.reason : read.warning;
      if ('reason' in read) refused += 1;
      if (told !== null) expect(inEnglish(told), `input ${input}`).not.toMatch(internals);
    }
    await annotate(`${format}: ${inputs} files, ${refused} refused (seed ${seed})`);
  });
}

it('any query is parsed, and its parts are places in it', patience, async ({ annotate }) => {
  const random = randomNumbers(seed);
  const inputs = 20_000;
  for (let input = 0; input < inputs; input++) {
    const base = hostileQueries[Math.floor(random() * hostileQueries.length)] ?? '';
    const query = Buffer.from(mutated(Buffer.from(`tag:a "b c" -folder:d after:2024 ${base}`), random)).toString(
      'utf8',
    );
    for (const { start, end } of parseQuery(query).parts) {
      expect(start <= end && start >= 0 && end <= query.length, query).toBe(true);
    }
  }
  await annotate(`queries: ${inputs} (seed ${seed})`);
});

it('any message of the page is taken as the contract has it, or refused as invalid', patience, async ({ annotate }) => {
  const random = randomNumbers(seed);
  let inputs = 0;
  const examples = [
    {
      query: 'x',
      mode: 'hybrid',
      limit: 5,
      from: 0,
      noteId: 1,
      selection: null,
      chunkIds: [1],
      field: 'tag',
      prefix: '',
    },
    { folderId: 1, settings: { patterns: ['*.md'], gitignore: true, code: false, mostMegabytes: 1 }, path: 'a' },
    {
      key: 'starter',
      id: 'x',
      hubUrl: 'https://x',
      repository: 'a/b',
      service: 'openai',
      baseUrl: 'https://x',
      model: 'm',
      dimensions: 3,
    },
    {
      noteId: 1,
      targets: [{ target: 'a', kind: 'wiki' }],
      subpath: 'x',
      limit: 1,
      others: [1],
      offset: 0,
      chunkId: 1,
      noteIds: [1],
    },
    {
      theme: 'dark',
      zoom: 100,
      keys: { a: ['b'] },
      expanded: ['x'],
      commands: [],
      tokens: [],
      token: 't',
      keep: 'session',
      isOff: true,
      text: 'x',
    },
  ];
  for (const contract of [pageRequests, engineRequests]) {
    const names = Object.keys(contract);
    const handlers = Object.fromEntries(names.map((name) => [name, async () => ({})])) as unknown as Handlers<
      typeof contract
    >;
    for (const name of [...names, 'constructor', '__proto__', 'toString']) {
      for (let time = 0; time < 120; time++, inputs++) {
        const input = mutatedValue(Object.assign({}, ...examples), random);
        await dispatch(contract, handlers, name, input).catch((error: unknown) => {
          expect(error instanceof NearnoteError && error.code).toBe('invalid-request');
        });
      }
    }
  }
  await annotate(`messages: ${inputs} (seed ${seed})`);
});

it('any file of settings is read, or refused with its path and what to do', patience, async ({ annotate }) => {
  const random = randomNumbers(seed);
  const folder = await temporaryFolder();
  const models = {
    version: 1,
    hubUrl: 'https://x',
    device: 'auto',
    custom: [],
    hosted: [],
    agreedHosts: ['x'],
    speeds: {},
    devices: {},
  };
  const inputs = 1_500;
  for (let input = 0; input < inputs; input++) {
    expect(
      readPreferences(mutatedValue({ theme: 'dark', zoom: 120, keys: { a: ['b'] }, expanded: ['x'] }, random)),
    ).toBeDefined();
    await writeFile(join(folder, 'models.json'), mutated(Buffer.from(JSON.stringify(models)), random));
    await openModelSettings(folder).catch((error: unknown) => {
      expect(error instanceof NearnoteError && error.code).toBe('file-damaged');
      expect(String(error)).toContain('models.json');
    });
  }
  await annotate(`files of settings: ${2 * inputs} (seed ${seed})`);
});

it('any answer of a service gives vectors of unit length, or is refused', patience, async ({ annotate }) => {
  const random = randomNumbers(seed);
  const inputs = 15_000;
  const answer = {
    data: [
      { index: 0, embedding: [3, 4] },
      { index: 1, embedding: 'AACAPwAAgD8=' },
    ],
    model: 'm',
  };
  for (let input = 0; input < inputs; input++) {
    try {
      for (const vector of decodeAnswer(mutatedValue(answer, random), 2)) {
        expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
      }
    } catch (error) {
      expect(error instanceof NearnoteError ? error.code : String(error)).toMatch(
        /^(service-mistaken|embedding-failed)$/,
      );
    }
  }
  await annotate(`answers of services: ${inputs} (seed ${seed})`);
});
