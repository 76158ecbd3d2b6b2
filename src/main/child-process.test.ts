import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loggerOf } from '../shared/log.ts';
import type { LogEvent } from '../shared/log-events.ts';
import { ChildProcess } from './child-process.ts';

/** A utility process as Electron’s is: `kill` does nothing before `spawn`, and an unheard `error` is thrown. */
class UtilityProcess extends EventEmitter {
  readonly received: unknown[] = [];
  isRunning = false;

  spawn(): void {
    this.isRunning = true;
    this.emit('spawn');
  }

  postMessage(message: unknown): void {
    this.received.push(message);
  }

  kill(): boolean {
    if (!this.isRunning) return false;
    this.isRunning = false;
    this.emit('exit', 15);
    return true;
  }
}

let electrons: UtilityProcess;
let child: ChildProcess;
let logged: LogEvent[];
let exits: number[];

beforeEach(() => {
  vi.useFakeTimers();
  electrons = new UtilityProcess();
  logged = [];
  exits = [];
  child = new ChildProcess(
    electrons,
    loggerOf('main', ({ event }) => void logged.push(event)),
    10_000,
  );
  child.on('exit', (code) => void exits.push(code));
});
afterEach(() => void vi.useRealTimers());

it('a child that is ended before it has started ends as soon as it has', () => {
  child.kill();
  expect(exits).toEqual([]);
  electrons.spawn();
  expect(electrons.isRunning).toBe(false);
  expect(exits).toEqual([15]);
});

it('a running child is ended at once', () => {
  electrons.spawn();
  child.kill();
  expect(exits).toEqual([15]);
});

it('a child that never starts has ended, and is ended should it start after all', () => {
  vi.advanceTimersByTime(10_000);
  expect([exits, logged]).toEqual([[-1], ['child.not-started']]);
  child.postMessage('anything');
  expect(electrons.received).toEqual([]);
  electrons.spawn();
  expect(electrons.isRunning).toBe(false);
  expect(exits).toEqual([-1]);
});

it('a child that has started may take its time', () => {
  electrons.spawn();
  vi.advanceTimersByTime(100_000);
  expect([exits, logged]).toEqual([[], []]);
});

it('a fatal error in a child is logged, and no exception in main', () => {
  electrons.spawn();
  electrons.emit('error', 'FatalError', 'v8::ToLocalChecked', '{ "report": "with what it was started with" }');
  expect(logged).toEqual(['child.failed']);
});

it('messages reach a child from its first moment, and come back', () => {
  const answers: unknown[] = [];
  child.on('message', (message) => void answers.push(message));
  child.postMessage('early');
  electrons.emit('message', 'answer');
  expect([electrons.received, answers]).toEqual([['early'], ['answer']]);
});
