import { MessageChannel } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { type InferenceProcess, inferenceThroughMain } from './inference-process.ts';

it('the messages of inference processes are kept apart, and nothing more comes from one that was killed', async () => {
  const { port1: engineEnd, port2: mainEnd } = new MessageChannel();
  onTestFinished(() => engineEnd.close());
  const told: unknown[] = [];
  mainEnd.on('message', (message) => told.push(message));
  const start = inferenceThroughMain(engineEnd);
  const heard: string[] = [];
  const listen = (name: string, process: InferenceProcess) => {
    process.onMessage((message) => heard.push(`${name} ${message}`));
    process.onClose(() => heard.push(`${name} closed`));
    return process;
  };

  const first = listen('first', start());
  const second = listen('second', start());
  second.post('question');
  mainEnd.postMessage({ kind: 'message', process: 2, message: 'answer' });
  mainEnd.postMessage({ kind: 'message', process: 1, message: 'answer' });
  await expect.poll(() => heard).toEqual(['second answer', 'first answer']);
  first.kill();
  mainEnd.postMessage({ kind: 'message', process: 1, message: 'too late' });
  mainEnd.postMessage({ kind: 'exit', process: 1, reason: 'killed' });
  mainEnd.postMessage({ kind: 'exit', process: 2, reason: 'exit code 1' });

  await expect.poll(() => heard).toEqual(['second answer', 'first answer', 'first closed', 'second closed']);
  await expect
    .poll(() => told)
    .toEqual([
      { kind: 'start', process: 1 },
      { kind: 'start', process: 2 },
      { kind: 'post', process: 2, message: 'question' },
      { kind: 'kill', process: 1 },
    ]);
});
