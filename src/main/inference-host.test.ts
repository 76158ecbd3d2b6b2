import { EventEmitter, once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hostInference } from './inference-host.ts';

/** A utility process that answers every message with the same message, as far as its host can see. */
class EchoProcess extends EventEmitter {
  killed = false;

  postMessage(message: unknown): void {
    this.emit('message', message);
  }

  kill(): boolean {
    this.killed = true;
    this.emit('exit', 143);
    return true;
  }
}

let engine: MessagePort;
let started: EchoProcess[];

beforeEach(() => {
  const { port1, port2 } = new MessageChannel();
  engine = port1;
  started = [];
  hostInference(port2, () => {
    const child = new EchoProcess();
    started.push(child);
    return child;
  });
});
afterEach(() => engine.close());

async function answerTo(...messages: object[]): Promise<unknown> {
  const answer = once(engine, 'message');
  for (const message of messages) engine.postMessage(message);
  return (await answer)[0];
}

it('starts nothing before it is asked', () => {
  expect(started).toEqual([]);
});

it('carries messages both ways', async () => {
  const answer = await answerTo({ kind: 'start' }, { kind: 'post', message: { texts: ['a'] } });
  expect(answer).toEqual({ kind: 'message', message: { texts: ['a'] } });
});

it('tells when the process has ended, whoever ended it', async () => {
  expect(await answerTo({ kind: 'start' }, { kind: 'kill' })).toEqual({ kind: 'exit', reason: 'exit code 143' });
});

it('starts a new process after the old one, and hears only the new one', async () => {
  await answerTo({ kind: 'start' }, { kind: 'kill' });
  const answer = await answerTo({ kind: 'start' }, { kind: 'post', message: 'second' });
  expect(answer).toEqual({ kind: 'message', message: 'second' });
  expect(started).toHaveLength(2);
});

it('ends the process when the engine is gone', async () => {
  await answerTo({ kind: 'start' }, { kind: 'post', message: 'hello' });
  engine.close();
  await expect.poll(() => started[0]?.killed).toBe(true);
});
