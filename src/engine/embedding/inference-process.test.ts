import { MessageChannel } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { hostedInference } from './inference-process.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

it('keeps the messages of a process apart from those of the one before it', async () => {
  const { port1: engineEnd, port2: hostEnd } = new MessageChannel();
  onTestFinished(() => engineEnd.close());
  const told: unknown[] = [];
  hostEnd.on('message', (message) => told.push(message));
  const start = hostedInference(engineEnd);

  const heard: string[] = [];
  const first = start();
  first.onMessage((message) => heard.push(`first ${message}`));
  first.onClose(() => heard.push('first closed'));
  hostEnd.postMessage({ kind: 'message', message: 'a' });
  await soon();
  first.kill();

  const second = start();
  second.onMessage((message) => heard.push(`second ${message}`));
  second.onClose(() => heard.push('second closed'));
  second.post('question');
  hostEnd.postMessage({ kind: 'message', message: 'b' });
  hostEnd.postMessage({ kind: 'exit', reason: 'exit code 1' });
  await soon();

  expect(heard).toEqual(['first a', 'first closed', 'second b', 'second closed']);
  expect(told).toEqual([{ kind: 'start' }, { kind: 'kill' }, { kind: 'start' }, { kind: 'post', message: 'question' }]);
});
