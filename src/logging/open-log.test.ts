import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Logger } from '../shared/log.ts';
import { openLog } from './open-log.ts';

let folder: string;
let file: string;
const terminal: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nearnote-log-'));
  file = join(folder, 'logs', 'app.log');
  terminal.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => terminal.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function noteOneOfEachLevel(logger: Logger): void {
  logger.log('page.not-loaded', {}, new TypeError('secret'));
  logger.log('page.unresponsive', {});
  logger.log('library.closed', { ms: 12.345 });
  logger.log('search.answered', { mode: 'hybrid', hits: 3, ms: 4 });
}

const events = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(/ +/)[3] ?? '');

it('the log keeps events from one level on, and shows those from a more urgent level on', () => {
  noteOneOfEachLevel(openLog({ source: 'main', file, fileLevel: 'info', terminalLevel: 'warn' }));
  expect(events(readFileSync(file, 'utf8'))).toEqual(['page.not-loaded', 'page.unresponsive', 'library.closed']);
  expect(events(terminal.join(''))).toEqual(['page.not-loaded', 'page.unresponsive']);
});

it('the log keeps everything and shows nothing when it is asked to', () => {
  noteOneOfEachLevel(openLog({ source: 'cli', file, fileLevel: 'debug', terminalLevel: null }));
  expect(events(readFileSync(file, 'utf8'))).toHaveLength(4);
  expect(terminal).toEqual([]);
});

it('a line of the log has time, level, source, event and facts, and of an error only its class and place', () => {
  noteOneOfEachLevel(openLog({ source: 'main', file, fileLevel: 'info', terminalLevel: null }));
  const [failed, , closed] = readFileSync(file, 'utf8').split('\n');
  expect(closed).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info {2}main {6}library\.closed ms=12\.3$/);
  expect(failed).toMatch(/page\.not-loaded error=TypeError at=src\/logging\/open-log\.test\.ts:\d+/);
  expect(failed).not.toContain('secret');
});

it('a terminal that was closed ends neither the program nor its log', async () => {
  const terminal = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')), autoDestroy: false });
  const logger = openLog({ source: 'main', file, fileLevel: 'info', terminalLevel: 'warn', terminal });
  noteOneOfEachLevel(logger);
  await setImmediate();
  noteOneOfEachLevel(logger);
  await setImmediate();
  expect(events(readFileSync(file, 'utf8'))).toHaveLength(6);
});

it('a log that cannot be written says so once, and the program goes on', () => {
  writeFileSync(join(folder, 'logs'), 'a file in the place of the folder');
  noteOneOfEachLevel(openLog({ source: 'main', file, fileLevel: 'debug', terminalLevel: null }));
  expect(existsSync(file)).toBe(false);
  expect(terminal).toHaveLength(1);
  expect(terminal[0]).toContain('cannot be written');
});
