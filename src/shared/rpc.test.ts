import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { NearnoteError } from './errors.ts';
import { connect, dispatch, forwardAll, onEvent, type Port, portOf, postEvent, rawCalls, serve } from './rpc.ts';
import { verbatim } from './user-text.ts';

const contract = {
  double: { input: z.object({ n: z.number() }), output: z.object({ n: z.number() }) },
  fail: { input: z.object({}), output: z.object({}) },
  never: { input: z.object({}), output: z.object({}) },
};

const handlers = {
  double: async ({ n }: { n: number }) => ({ n: n * 2 }),
  fail: async () => {
    throw new NearnoteError('note-missing', verbatim('It is gone.'));
  },
  never: () => new Promise<never>(() => {}),
};

function portPair(): [Port, Port, () => void] {
  const { port1, port2 } = new MessageChannel();
  const close = () => port1.close();
  onTestFinished(close);
  return [portOf(port1, 'close'), portOf(port2, 'close'), close];
}

describe('requests between processes', () => {
  it('requests are answered, each with its own answer', async () => {
    const [here, there] = portPair();
    serve(contract, handlers, there);
    const call = connect(contract, here);
    const answers = await Promise.all([1, 2, 3].map((n) => call('double', { n })));
    expect(answers).toEqual([{ n: 2 }, { n: 4 }, { n: 6 }]);
  });

  it('an error comes back with its code and message', async () => {
    const [here, there] = portPair();
    serve(contract, handlers, there);
    await expect(connect(contract, here)('fail', {})).rejects.toMatchObject({
      code: 'note-missing',
      message: 'It is gone.',
    });
  });

  it('an unknown or misshapen request is refused', async () => {
    await expect(dispatch(contract, handlers, 'constructor', {})).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(dispatch(contract, handlers, 'double', { n: 'x' })).rejects.toMatchObject({
      code: 'invalid-request',
      message: expect.stringMatching(/^“double” was asked for with something that Nearnote does not take: [a-z, ]+\.$/),
    });
  });

  it('a misshapen answer is refused by whoever asked', async () => {
    const [here, there] = portPair();
    const wrong = { n: 'four' } as unknown as { n: number };
    serve(contract, { ...handlers, double: async () => wrong }, there);
    await expect(connect(contract, here)('double', { n: 2 })).rejects.toMatchObject({ code: 'internal' });
  });

  it('a request is forwarded to a third side, whose answer comes back', async () => {
    const [here, middle] = portPair();
    const [beyond, there] = portPair();
    serve(contract, handlers, there);
    serve(contract, forwardAll(contract, rawCalls(beyond)), middle);
    const call = connect(contract, here);
    expect(await call('double', { n: 4 })).toEqual({ n: 8 });
    await expect(call('fail', {})).rejects.toMatchObject({ code: 'note-missing' });
  });

  it('requests go both ways over one port', async () => {
    const [here, there] = portPair();
    for (const end of [here, there]) serve(contract, handlers, end);
    const answers = [connect(contract, here)('double', { n: 1 }), connect(contract, there)('double', { n: 2 })];
    expect(await Promise.all(answers)).toEqual([{ n: 2 }, { n: 4 }]);
  });

  it('requests fail at once when the other side is gone', async () => {
    const [here, there, close] = portPair();
    serve(contract, handlers, there);
    const call = connect(contract, here);
    const waiting = call('never', {});
    close();
    await expect(waiting).rejects.toMatchObject({ code: 'engine-stopped' });
    await expect(call('double', { n: 1 })).rejects.toMatchObject({ code: 'engine-stopped' });
  });
});

it('events reach those that listen for them', async () => {
  const [here, there] = portPair();
  const heard = new Promise((resolve) => onEvent(here, 'went', z.object({ n: z.number() }), resolve));
  postEvent(there, 'other', { n: 1 });
  postEvent(there, 'went', { n: 2 });
  expect(await heard).toEqual({ n: 2 });
});
