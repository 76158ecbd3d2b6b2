import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { NearnoteError } from './errors.ts';
import { type LogRecord, loggerOf, loggerTo, logRecord, writeLogOf } from './log.ts';
import { logEvents, versionOf } from './log-events.ts';
import { failureOf } from './log-failure.ts';
import { portOf } from './rpc.ts';
import { verbatim } from './user-text.ts';

it('no event of the log can carry free text', () => {
  for (const { facts } of Object.values(logEvents)) {
    for (const [name, fact] of Object.entries(facts.shape)) {
      const shape: z.ZodType = fact instanceof z.ZodNullable ? fact.unwrap() : fact;
      const isText = shape instanceof z.ZodString;
      if (isText) expect(shape.safeParse('Boil the eggs for six minutes').success, name).toBe(false);
      else
        expect(
          [z.ZodNumber, z.ZodBoolean, z.ZodEnum].some((kind) => shape instanceof kind),
          name,
        ).toBe(true);
    }
  }
});

it('of a version the log keeps the numbers only', () => {
  expect(versionOf('46.0.0-beta.1')).toBe('46.0.0');
  expect(versionOf('secret')).toBe('0');
});

it('a log passes on events through a port, and nothing else', async () => {
  const { port1, port2 } = new MessageChannel();
  const written: LogRecord[] = [];
  writeLogOf(
    portOf(port1, 'close'),
    loggerOf('main', (record) => written.push(record)),
  );
  loggerTo(portOf(port2, 'close'), 'engine').log('library.closed', { ms: 3 });
  await expect.poll(() => written).toHaveLength(1);
  expect(written[0]).toMatchObject({ source: 'engine', event: 'library.closed', facts: { ms: 3 }, failure: null });
  port1.close();
  const record = { at: 1, source: 'engine', event: 'library.closed', failure: null };
  expect(logRecord.safeParse({ ...record, facts: { ms: 3 } }).success).toBe(true);
  expect(logRecord.safeParse({ ...record, facts: { ms: 'a title' } }).success).toBe(false);
  expect(logRecord.safeParse({ ...record, facts: { ms: 3, title: 'a title' } }).success).toBe(false);
  expect(logRecord.safeParse({ ...record, event: 'a title', facts: {} }).success).toBe(false);
});

it('of an error the log keeps its class, its code and where it was thrown', () => {
  const failure = failureOf(new NearnoteError('note-missing', verbatim('There is no note “My diary”.')));
  expect(failure).toMatchObject({ name: 'NearnoteError', code: 'note-missing' });
  expect(failure.places[0]).toMatch(/^src\/shared\/log\.test\.ts:\d+$/);
  expect(JSON.stringify(failure)).not.toContain('diary');
  const missing = Object.assign(new Error("ENOENT: no such file, open '/home/me/diary.md'"), { code: 'ENOENT' });
  expect(failureOf(missing)).toMatchObject({ name: 'Error', code: 'ENOENT' });
});

it('the log takes nothing from a message that looks like a stack frame, nor from names that are texts', () => {
  const quoting = new Error('\n    at My diary (/home/me/src/diary.ts:1:2)');
  expect(JSON.stringify(failureOf(quoting))).not.toContain('diary');
  quoting.message = 'changed since';
  expect(failureOf(quoting).places).toEqual([]);
  quoting.name = 'My diary';
  expect(failureOf(Object.assign(quoting, { code: 'My diary' }))).toMatchObject({ name: 'Error', code: null });
  expect(failureOf('My diary')).toEqual({ name: 'string', code: null, places: [] });
});

it.each([
  ['    at Engine.open (file:///home/me/notes/src/engine/engine.ts:12:34)', 'src/engine/engine.ts:12'],
  ['    at async file:///C:/Users/me/nearnote/out/main/engine.js:7:1', 'out/main/engine.js:7'],
  ['    at Worker.<anonymous> (C:\\nearnote\\out\\main\\index.js:7:1)', 'out/main/index.js:7'],
  ['    at x (/app/node_modules/zod/v4/core/parse.js:9:1)', 'node_modules/zod/v4/core/parse.js:9'],
  ['    at node:internal/main/worker_thread:212:26', 'node:internal/main/worker_thread:212'],
])('the log finds where an error was thrown in “%s”', (frame, place) => {
  const error = new Error('x');
  error.stack = `Error: x\n${frame}\n    at elsewhere (/home/me/other.ts:1:1)`;
  expect(failureOf(error).places).toEqual([place]);
});
