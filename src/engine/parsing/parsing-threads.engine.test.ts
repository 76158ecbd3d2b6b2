import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type LogRecord, loggerOf } from '../../shared/log.ts';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import { vaultOf } from '../testing/folders.ts';
import { root, starterTokenizer } from '../testing/paths.ts';
import { ParsingThread } from './parsing-thread.ts';
import { type ParsingLimits, ParsingThreads } from './parsing-threads.ts';

function threadsWith(limits: Partial<ParsingLimits>, records: LogRecord[] = []): ParsingThreads {
  const threads = new ParsingThreads(
    join(root, 'src/engine/parsing/worker.ts'),
    starterTokenizer,
    loggerOf('engine', (record) => records.push(record)),
    limits,
  );
  onTestFinished(() => threads.close());
  return threads;
}

const wanted = (paths: string[]) =>
  paths.map((path) => ({ path, size: 1_000, storedHash: null, linked: false, mostMegabytes: 10 }));

/** Minutes of work for the parser of its format. */
const endless = '* item\n+\n--\ntext\n--\n\n'.repeat(400_000);

describe('reading apart', () => {
  it('the parsing threads answer for every file, in their order', async () => {
    const vault = await vaultOf({ 'a.md': '# A', 'b.txt': 'b', 'c.html': '<h1>C</h1>' });
    const threads = threadsWith({ time: 20_000, memory: 512 });
    const outcomes = await threads.prepare(vault, wanted(['a.md', 'gone.md', 'b.txt', 'c.html']));
    expect(outcomes.map((outcome) => [outcome.path, outcome.kind])).toEqual([
      ['a.md', 'prepared'],
      ['gone.md', 'inaccessible'],
      ['b.txt', 'prepared'],
      ['c.html', 'prepared'],
    ]);
  });

  it('a file that takes too long to parse is given up, and no other', async () => {
    const vault = await vaultOf({ 'a.md': '# A', 'endless.adoc': endless, 'b.md': '# B', 'c.md': '# C' });
    const outcomes = await threadsWith({ time: 8_000, memory: 1_024 }).prepare(
      vault,
      wanted(['a.md', 'endless.adoc', 'b.md', 'c.md']),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['prepared', 'unreadable', 'prepared', 'prepared']);
    expect(textsInEnglish(outcomes[1])).toMatchObject({ reason: expect.stringContaining('longer than 8 s') });
  });

  it('a file that needs too much memory to parse is given up, and no other', async () => {
    const vault = await vaultOf({ 'a.md': '# A', 'huge.md': '- item\n'.repeat(1_000_000), 'b.md': '# B' });
    const outcomes = await threadsWith({ time: 60_000, memory: 128 }).prepare(
      vault,
      wanted(['a.md', 'huge.md', 'b.md']),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['prepared', 'unreadable', 'prepared']);
    expect(textsInEnglish(outcomes[1])).toMatchObject({ reason: expect.stringContaining('more than 128 MB') });
  });

  it('files that need too much memory together are read one after another', async () => {
    // A thread has some 25 MB before it reads anything; each of these files takes it as much again several times, but not all that one may have.
    const paths = ['a.md', 'b.md', 'c.md', 'd.md', 'e.md'];
    const vault = await vaultOf(Object.fromEntries(paths.map((path) => [path, '- item\n'.repeat(60_000)])));
    const records: LogRecord[] = [];
    const threads = threadsWith({ time: 120_000, memory: 256, threads: paths.length }, records);
    const outcomes = await threads.prepare(vault, wanted(paths));
    expect(outcomes.map(({ kind }) => kind)).toEqual(paths.map(() => 'prepared'));
    expect(records.map(({ event }) => event)).toContain('parsing.thread-lost');
  });

  it('large files are read one after another, small ones beside each other', async () => {
    const vault = await vaultOf({ 'a.md': '# A', 'b.md': '# B' });
    const taken = vi.spyOn(ParsingThread.prototype, 'take');
    onTestFinished(() => taken.mockRestore());
    for (const [size, threads] of [
      [20 * 1024 * 1024, 1],
      [1_000, 2],
    ] as const) {
      taken.mockClear();
      const files = wanted(['a.md', 'b.md']).map((file) => ({ ...file, size }));
      await threadsWith({ threads: 2 }).prepare(vault, files);
      expect(new Set(taken.mock.contexts).size).toBe(threads);
    }
  });

  it('the parsing threads leave off at once when they are aborted, whatever they are at', async () => {
    const vault = await vaultOf({ 'endless.adoc': endless, 'b.md': '# B' });
    const threads = threadsWith({ time: 600_000, memory: 1_024 });
    const cancelled = new AbortController();
    const preparing = threads.prepare(vault, wanted(['endless.adoc', 'b.md']), { signal: cancelled.signal });
    cancelled.abort(new Error('enough'));
    await expect(preparing).rejects.toThrow('enough');
  });

  it('the parsing threads can be closed while they are at work', async () => {
    const vault = await vaultOf({ 'endless.adoc': endless });
    const threads = threadsWith({ time: 600_000, memory: 1_024 });
    const preparing = threads.prepare(vault, wanted(['endless.adoc']));
    const outcome = expect(preparing).rejects.toMatchObject({ code: 'engine-stopped' });
    await threads.close();
    await outcome;
  });

  it('parsing goes on with new threads after a rest', async () => {
    const vault = await vaultOf({ 'a.md': '# A', 'b.md': '# B' });
    const threads = threadsWith({ time: 20_000, memory: 512 });
    const before = await threads.prepare(vault, wanted(['a.md']));
    threads.endIdle();
    const after = await threads.prepare(vault, wanted(['b.md']));
    expect([...before, ...after].map(({ kind }) => kind)).toEqual(['prepared', 'prepared']);
  });

  it('the text of a note is read as its chunks were cut from it', async () => {
    const vault = await vaultOf({ 'a.html': '<h1>A</h1><p>One <b>two</b>' });
    const threads = threadsWith({ time: 20_000, memory: 512 });
    const [outcome] = await threads.prepare(vault, wanted(['a.html']));
    const read = await threads.readText(join(vault, 'a.html'));
    if (outcome?.kind !== 'prepared' || 'reason' in read) throw new Error('The page could not be read.');
    expect(read.text).toBe('# A\n\nOne two');
    expect(read.contentHash).toBe(outcome.contentHash);
    for (const { start, end, text } of outcome.chunks) expect(read.text.slice(start, end)).toBe(text);
  });
});
