import { EventEmitter, once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { portOf } from '../shared/rpc.ts';
import { serveInferenceCommands } from './inference-processes.ts';

/** What main sees of a utility process that answers every message with the same message. */
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
  serveInferenceCommands(portOf(port2, 'close'), () => {
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

it('no inference process is started before the engine asks for one', () => {
  expect(started).toEqual([]);
});

it('messages are carried between the engine and an inference process, both ways', async () => {
  const answer = await answerTo({ kind: 'start', process: 1 }, { kind: 'post', process: 1, message: { texts: ['a'] } });
  expect(answer).toEqual({ kind: 'message', process: 1, message: { texts: ['a'] } });
});

it('the engine is told when an inference process has ended, whoever ended it', async () => {
  const answer = await answerTo({ kind: 'start', process: 1 }, { kind: 'kill', process: 1 });
  expect(answer).toEqual({ kind: 'exit', process: 1, reason: 'exit code 143' });
});

it('the messages of several inference processes are kept apart', async () => {
  await answerTo(
    { kind: 'start', process: 1 },
    { kind: 'start', process: 2 },
    { kind: 'post', process: 1, message: 'a' },
  );
  const answer = await answerTo({ kind: 'post', process: 2, message: 'b' });
  expect(answer).toEqual({ kind: 'message', process: 2, message: 'b' });
  expect(await answerTo({ kind: 'kill', process: 1 })).toMatchObject({ kind: 'exit', process: 1 });
  expect(started.map(({ killed }) => killed)).toEqual([true, false]);
});

it('a message for an inference process that has ended is dropped', async () => {
  await answerTo({ kind: 'start', process: 1 }, { kind: 'kill', process: 1 });
  const answer = await answerTo(
    { kind: 'post', process: 1, message: 'too late' },
    { kind: 'kill', process: 1 },
    { kind: 'start', process: 2 },
    { kind: 'post', process: 2, message: 'in time' },
  );
  expect(answer).toEqual({ kind: 'message', process: 2, message: 'in time' });
});

it('every inference process is ended when the engine is gone', async () => {
  await answerTo(
    { kind: 'start', process: 1 },
    { kind: 'start', process: 2 },
    { kind: 'post', process: 2, message: '' },
  );
  engine.close();
  await expect.poll(() => started.map(({ killed }) => killed)).toEqual([true, true]);
});
