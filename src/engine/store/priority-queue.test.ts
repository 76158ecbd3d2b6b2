import { expect, it } from 'vitest';
import { PriorityQueue } from './priority-queue.ts';

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('takes a search before any background work that waits, and one piece of work at a time', async () => {
  const turns = new PriorityQueue();
  const order: string[] = [];
  let running = 0;
  const work = (name: string) => async () => {
    expect(++running).toBe(1);
    await sleep(5);
    order.push(name);
    running--;
  };
  const background = ['a', 'b', 'c'].map((name) => turns.background(work(name)));
  await sleep(1);
  const search = turns.foreground(work('search'));
  await Promise.all([...background, search]);
  expect(order).toEqual(['a', 'search', 'b', 'c']);
});

it('goes on after work that failed', async () => {
  const turns = new PriorityQueue();
  await expect(turns.background(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.background(() => Promise.resolve('yes'))).toBe('yes');
});
