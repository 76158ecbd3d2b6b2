import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type LogRecord, loggerOf } from '../shared/log.ts';
import { recoverPage } from './page-recovery.ts';

class Page extends EventEmitter {
  readonly reload = vi.fn();
  readonly forcefullyCrashRenderer = vi.fn(() =>
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 }),
  );
}

let page: Page;
let records: LogRecord[];
const onReload = vi.fn();
const onGiveUp = vi.fn();
const mayWait = vi.fn<() => Promise<boolean>>();

beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  records = [];
  const logger = loggerOf('main', (record) => records.push(record));
  recoverPage(page, { logger, onReload, onGiveUp, mayWait });
});
afterEach(() => {
  vi.useRealTimers();
  vi.resetAllMocks();
});

async function crash(reason = 'crashed'): Promise<void> {
  page.emit('render-process-gone', {}, { reason, exitCode: 5 });
  await vi.advanceTimersByTimeAsync(10_000);
}

it('a crashed page is loaded again, and the user and the log are told', async () => {
  await crash();
  expect(page.reload).toHaveBeenCalledOnce();
  expect(onReload).toHaveBeenCalledOnce();
  expect(records).toMatchObject([{ event: 'page.gone', facts: { reason: 'crashed', exitCode: 5 } }]);
});

it('a page that keeps crashing is given up', async () => {
  for (let crashes = 0; crashes < 5; crashes++) await crash();
  expect(page.reload).toHaveBeenCalledTimes(4);
  expect(onGiveUp).toHaveBeenCalledOnce();
});

it('a page that has ended in order is left alone', async () => {
  await crash('clean-exit');
  expect(page.reload).not.toHaveBeenCalled();
  expect(records).toEqual([]);
});

it('an unresponsive page is waited for or loaded again, as the user decides', async () => {
  mayWait.mockResolvedValueOnce(true);
  page.emit('unresponsive');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(page.reload).not.toHaveBeenCalled();
  page.emit('responsive');

  mayWait.mockResolvedValueOnce(false);
  page.emit('unresponsive');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(page.reload).toHaveBeenCalledOnce();
  const events = records.map(({ event }) => event);
  expect(events).toEqual(['page.unresponsive', 'page.responsive', 'page.unresponsive', 'page.gone']);
});

it('the user is asked once about a page that stays unresponsive', async () => {
  mayWait.mockReturnValue(new Promise(() => {}));
  page.emit('unresponsive');
  page.emit('unresponsive');
  expect(mayWait).toHaveBeenCalledOnce();
});

it('an error that the page reports is logged without its text', () => {
  page.emit('console-message', { level: 'error', lineNumber: 12, message: 'My diary' });
  page.emit('console-message', { level: 'info', lineNumber: 13, message: 'My diary' });
  expect(records).toMatchObject([{ event: 'page.error', facts: { line: 12 } }]);
  expect(JSON.stringify(records)).not.toContain('diary');
});
