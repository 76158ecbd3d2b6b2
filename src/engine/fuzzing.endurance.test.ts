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
import { parseNote } from './parsing/parse.ts';
import { temporaryFolder } from './testing/folders.ts';
import { hostileQueries } from './testing/hostile/queries.ts';
import { mutated, mutatedValue } from './testing/mutations.ts';
import { notesOfEveryFormat } from './testing/notes-of-every-format.ts';
import { randomNumbers } from './testing/random-numbers.ts';

/** Another seed tries other inputs: `NEARNOTE_SEED=7 npm run test:endurance`. */
const seed = Number(process.env.NEARNOTE_SEED ?? 1);
const patience = { timeout: 900_000 };

/** Words of a program’s own, which no user should read. */
const internals = /Cannot read|is not a function|is not iterable|undefined|\[object |Maximum call stack|Invalid array/;

/** How many files of each format are tried. */
const inputsOf: Record<Exclude<NoteFormat, 'code' | 'picture'>, number> = {
  markdown: 12_000,
  text: 8_000,
  org: 8_000,
  rst: 8_000,
  asciidoc: 2_000,
  html: 6_000,
  notebook: 8_000,
  pdf: 600,
  docx: 1_500,
  odt: 1_500,
  epub: 1_500,
  pptx: 1_500,
  xlsx: 1_500,
  csv: 2_000,
  rtf: 8_000,
  canvas: 2_000,
  email: 1_500,
  evernote: 6_000,
  joplin: 6_000,
};

for (const [format, inputs] of Object.entries(inputsOf) as [NoteFormat, number][]) {
  it(`any file is read, or refused in plain words: ${format}`, patience, async ({ annotate }) => {
    const random = randomNumbers(seed);
    let refused = 0;
    for (let input = 0; input < inputs; input++) {
      const file = mutated(Buffer.from(notesOfEveryFormat[format]), random);
      const read = await parseNote(format, file);
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
