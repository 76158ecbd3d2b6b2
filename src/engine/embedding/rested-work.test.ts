import { expect, it } from 'vitest';
import { RestedWork } from './rested-work.ts';

/** Work that notes when it begins and ends. */
function workThat(log: string[], name: string) {
  return async () => {
    log.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    log.push(`${name} ends`);
    return { ms: 1 };
  };
}

it('without rests work is done side by side, with them one after another', async () => {
  const log: string[] = [];
  let rest = 0;
  const rested = new RestedWork(() => rest);
  await Promise.all([rested.run(workThat(log, 'a')), rested.run(workThat(log, 'b'))]);
  expect(log).toEqual(['a begins', 'b begins', 'a ends', 'b ends']);
  log.length = 0;
  rest = 1;
  await Promise.all([rested.run(workThat(log, 'a')), rested.run(workThat(log, 'b'))]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('a piece of work that fails says so, and the next one is done', async () => {
  const rested = new RestedWork(() => 1);
  const failing = rested.run(() => Promise.reject(new Error('No.')));
  const next = rested.run(async () => ({ ms: 1 }));
  await expect(failing).rejects.toThrow('No.');
  expect(await next).toEqual({ ms: 1 });
});
