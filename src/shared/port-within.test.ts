import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { portWithin } from './port-within.ts';
import { portOf } from './rpc.ts';

it('a port within another one carries its own messages, both ways, and leaves the others to it', async () => {
  const { port1, port2 } = new MessageChannel();
  const [near, far] = [portOf(port1, 'close'), portOf(port2, 'close')];
  const inner = portWithin(near, 'inner');
  const [all, own]: [unknown[], unknown[]] = [[], []];
  near.onMessage((message) => void all.push(message));
  inner.onMessage((message) => void own.push(message));
  const answers = portWithin(far, 'inner');
  answers.onMessage((message) => answers.post({ answer: message }));
  inner.post('question');
  far.post({ kind: 'event', message: 'not for the inner one' });
  await expect.poll(() => all).toHaveLength(2);
  expect(own).toEqual([{ answer: 'question' }]);
  const closed = once(port1, 'close');
  port2.close();
  await closed;
});
