import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { QuietPaths } from './quiet-paths.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function gathering() {
  const told: string[][] = [];
  const paths = new QuietPaths((quiet) => told.push(quiet));
  onTestFinished(() => paths.close());
  return { paths, told };
}

describe('changed paths', () => {
  it('changed paths are reported together once they have come to rest, each once', () => {
    const { paths, told } = gathering();
    for (const path of ['a', 'b', 'a']) paths.add(path);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([['a', 'b']]);
  });

  it('a path that keeps changing is reported after ten seconds, not never', () => {
    const { paths, told } = gathering();
    for (let ms = 0; ms < 9_000; ms += 100) {
      paths.add('log.md');
      vi.advanceTimersByTime(100);
    }
    expect(told).toEqual([]);
    for (let ms = 9_000; ms < 11_000; ms += 100) {
      paths.add('log.md');
      vi.advanceTimersByTime(100);
    }
    expect(told).toEqual([['log.md']]);
  });

  it('very many changed paths stand for the whole folder', () => {
    const { paths, told } = gathering();
    for (let index = 0; index < 1_500; index++) paths.add(`${index}.md`);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([['']]);
    paths.add('a');
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([[''], ['a']]);
  });

  it('changed paths are no longer reported after the end', () => {
    const { paths, told } = gathering();
    paths.add('a');
    paths.close();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });
});
