import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, vaultOf } from '../engine/testing/folders.ts';
import { nearnote } from './testing/command.ts';

const notes = { 'eggs.md': 'Boil the eggs for six minutes.', 'bees.md': 'Bees make honey.' };

it('the doctor tells the figures of a sound library, and nothing that stands in the notes or where they are', async () => {
  const [vault, library] = [await vaultOf(notes), await temporaryFolder()];
  await nearnote('index', vault, '--library', library);
  const { code, out } = await nearnote('doctor', '--library', library);
  expect({ code, out }).toMatchObject({
    code: 0,
    out: expect.stringMatching(/1 folder, 2 notes, 2 passages, 0 problems/),
  });
  expect(out).toMatch(/2 passages embedded again: lowest cosine 1\.0000/);
  expect(out).toMatch(/Every table can be read/);
  const json = (await nearnote('doctor', '--library', library, '--json')).out;
  expect(JSON.parse(json)).toMatchObject({
    diagnostics: { notes: 2, generations: [{ vectors: 2, orphans: 0, pending: 0 }], damagedTables: [] },
  });
  for (const private_ of [vault, library, 'eggs', 'honey']) expect(json).not.toContain(private_);
});

it('status and the doctor change nothing of a damaged library, repairing it does, and every command says so', async () => {
  const [vault, library] = [await vaultOf(notes), await temporaryFolder()];
  await nearnote('index', vault, '--library', library);
  await truncate(join(library, 'database/global/pg_control'), 0);
  const before = (await readdir(library)).toSorted();
  for (const command of ['status', 'doctor']) {
    const { code, err } = await nearnote(command, '--library', library);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringMatching(/database is damaged/) });
  }
  expect((await readdir(library)).toSorted()).toEqual(before);
  expect(await nearnote('doctor', '--repair', '--library', library)).toMatchObject({
    code: 0,
    err: expect.stringMatching(/Rebuilt: 2 notes/),
  });
  for (let times = 0; times < 2; times++) {
    const { out, err } = await nearnote('search', 'boil eggs', '--library', library);
    expect(out).toMatch(/eggs\.md/);
    expect(err).toMatch(/being rebuilt from your notes/);
  }
});

it('a damaged file of choices is no reason to set a sound database aside: from that the choices are restored', async () => {
  const [vault, library] = [await vaultOf(notes), await temporaryFolder()];
  await nearnote('index', vault, '--library', library);
  const choices = join(library, 'library.json');
  await writeFile(choices, '{"version": 3, "folders": [');
  const before = (await readdir(library)).toSorted();
  const { code, err } = await nearnote('doctor', '--repair', '--library', library);
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringMatching(/folders are then restored/) });
  expect((await readdir(library)).toSorted()).toEqual(before);
  await rm(choices);
  expect((await nearnote('status', '--library', library)).out).toMatch(/2 notes/);
  expect(await readFile(choices, 'utf8')).toContain(vault);
});
