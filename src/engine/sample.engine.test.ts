import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sampleQuestions } from '../shared/sample-questions.ts';
import { temporaryFolder } from './testing/folders.ts';
import { openEngine } from './testing/library.ts';

it('the sample is added, answers its questions by meaning, shows the home, and is removed with its copy', async () => {
  const data = await temporaryFolder();
  const engine = await openEngine(await temporaryFolder(), { data });
  engine.start();
  await engine.addSample();
  await engine.settled();
  const { folders, notes, skippedFiles } = engine.state();
  expect(folders).toMatchObject([{ isSample: true, available: true }]);
  expect(skippedFiles).toBe(0);
  expect(notes).toBeGreaterThanOrEqual(40);

  const answers: Record<string, string | undefined> = {};
  for (const { question } of sampleQuestions) {
    const { hits, nothingRelevant } = await engine.search({ query: question, limit: 5, mode: 'hybrid' });
    expect(nothingRelevant, question).toBe(false);
    answers[question] = hits[0]?.path;
  }
  expect(answers).toEqual(Object.fromEntries(sampleQuestions.map(({ question, answer }) => [question, answer])));

  const { recent, onThisDay } = await engine.homeNotes(new Date(2026, 0, 28).getTime());
  expect(recent.map(({ path }) => path).slice(0, 2)).toEqual([
    'Home/Water under the sink.md',
    'Journal/What I want less of.md',
  ]);
  expect(onThisDay).toMatchObject([{ title: '红烧肉', path: 'Kitchen/Hongshao rou.md' }]);

  await engine.removeFolder(folders[0]?.id ?? 0);
  expect(engine.state()).toMatchObject({ folders: [], notes: 0 });
  await expect(stat(join(data, 'Sample notes'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it('the sample can be added again while it is being removed, and its copy stays', async () => {
  const data = await temporaryFolder();
  const engine = await openEngine(await temporaryFolder(), { data });
  engine.start();
  await engine.addSample();
  await engine.settled();
  const { notes, folders } = engine.state();
  const removing = engine.removeFolder(folders[0]?.id ?? 0);
  await engine.addSample();
  await removing;
  await engine.settled();
  expect(engine.state()).toMatchObject({ notes, folders: [{ isSample: true, available: true }] });
  expect((await readdir(join(data, 'Sample notes'))).length).toBeGreaterThan(0);
});

it('removing another folder never deletes a file', async () => {
  const data = await temporaryFolder();
  const own = await temporaryFolder();
  const engine = await openEngine(await temporaryFolder(), { data });
  await engine.addFolders([own]);
  await engine.addSample();
  await engine.removeFolder(engine.state().folders.find(({ path }) => path === own)?.id ?? 0);
  expect((await stat(own)).isDirectory()).toBe(true);
  expect((await stat(join(data, 'Sample notes'))).isDirectory()).toBe(true);
});
