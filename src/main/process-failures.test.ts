import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { type LogRecord, loggerOf } from '../shared/log.ts';
import { watchForFailures } from './process-failures.ts';

let main: EventEmitter;
let app: EventEmitter;
let records: LogRecord[];
const onException = vi.fn();
const onRejection = vi.fn();

beforeEach(() => {
  main = new EventEmitter();
  app = new EventEmitter();
  records = [];
  vi.resetAllMocks();
  const logger = loggerOf('main', (record) => records.push(record));
  watchForFailures(main, app, { logger, onException, onRejection });
});

it('every unhandled failure is logged, and the user is told of the first', () => {
  main.emit('unhandledRejection', new Error('My diary'));
  main.emit('unhandledRejection', 'My diary');
  expect(onRejection).toHaveBeenCalledOnce();
  expect(onException).not.toHaveBeenCalled();
  main.emit('uncaughtException', new RangeError('My diary'));
  expect(onException).toHaveBeenCalledOnce();
  expect(records).toMatchObject([
    { event: 'app.failed', facts: { kind: 'rejection' }, failure: { name: 'Error' } },
    { event: 'app.failed', facts: { kind: 'rejection' }, failure: { name: 'string' } },
    { event: 'app.failed', facts: { kind: 'exception' }, failure: { name: 'RangeError' } },
  ]);
  expect(JSON.stringify(records)).not.toContain('diary');
});

it('a child process that is gone is logged, unless it was ended on purpose', () => {
  for (const reason of ['clean-exit', 'killed', 'oom', 'something new']) {
    app.emit('child-process-gone', {}, { reason, exitCode: 1 });
  }
  expect(records.map(({ facts }) => facts)).toEqual([
    { reason: 'oom', exitCode: 1 },
    { reason: 'other', exitCode: 1 },
  ]);
});
