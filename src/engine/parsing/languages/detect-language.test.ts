import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eld } from 'eld/extrasmall';
import { expect, it } from 'vitest';
import { detectLanguage } from './detect-language.ts';

const project = join(import.meta.dirname, '../../../..');

/** What is written in this repository: prose in English, German and Chinese, code, and languages in tests. */
const files = globSync(['docs/*.md', 'resources/sample/**/*.md', 'src/locales/**/*.json', 'src/engine/**/*.test.ts'], {
  cwd: project,
});
const texts = files.flatMap((file) => {
  const text = readFileSync(join(project, file), 'utf8');
  return [text, ...text.split('\n').slice(0, 100)];
});

it('languages are told as eld tells them with its smallest table, whose data are kept in another form', () => {
  const differing = texts.filter((text) => {
    const [ours, theirs] = [detectLanguage(text), eld.detect(text)];
    return (ours?.language ?? '') !== theirs.language || (ours?.isReliable ?? false) !== theirs.isReliable();
  });
  expect(differing).toEqual([]);
  expect(texts.length).toBeGreaterThan(10_000);
});

it('languages of one text are compared as eld compares them', () => {
  for (const text of ['det er en bok', 'das ist ein Buch', 'это книга', '这是一本书，很好看']) {
    const ours = detectLanguage(text);
    const theirs = Object.entries(eld.detect(text).getScores());
    expect(theirs.map(([language]) => ours?.scoreOf(language) ?? 0)).toEqual(
      theirs.map(([language]) => ours?.scoreOf(language) ?? 0).toSorted((a, b) => b - a),
    );
    expect(ours?.scoreOf('xx')).toBe(0);
  }
});
