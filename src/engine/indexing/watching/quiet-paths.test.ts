import { describe, expect, it, onTestFinished } from 'vitest';
import { QuietPaths } from './quiet-paths.ts';

function gathering() {
  const told: string[][] = [];
  const paths = new QuietPaths((quiet) => told.push(quiet));
  onTestFinished(() => paths.close());
  return { paths, told };
}

const soon = { timeout: 10_000, interval: 20 };

describe('paths that change', () => {
  it('are told of together once they have come to rest, each once', async () => {
    const { paths, told } = gathering();
    for (const path of ['a', 'b', 'a']) paths.add(path);
    expect(told).toEqual([]);
    await expect.poll(() => told, soon).toEqual([['a', 'b']]);
  });

  it('stand for the whole folder where they are very many', async () => {
    const { paths, told } = gathering();
    for (let index = 0; index < 1_500; index++) paths.add(`${index}.md`);
    await expect.poll(() => told, soon).toEqual([['']]);
    paths.add('a');
    await expect.poll(() => told, soon).toEqual([[''], ['a']]);
  });

  it('are not told of any more once that is ended', async () => {
    const { paths, told } = gathering();
    paths.add('a');
    paths.close();
    await new Promise((passed) => setTimeout(passed, 600));
    expect(told).toEqual([]);
  });
});
