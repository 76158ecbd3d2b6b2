import { describe, expect, it, vi } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import type { SwitchPlan } from '../../../shared/models.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createPlanStore } from './plan-store.ts';
import { planWith } from './testing.ts';

const bge = { key: 'bge@q8', name: 'bge', host: null };
const e5 = { key: 'e5@q8', name: 'e5', host: 'api.openai.com' };

describe('considering a switch', () => {
  it('shows the plan requested last, in whatever order plans arrive', async () => {
    const waiting = new Map<string, (plan: SwitchPlan) => void>();
    const store = createPlanStore({ plan: (key) => new Promise((resolve) => waiting.set(key, resolve)), use: done });
    store.getState().consider(bge);
    store.getState().consider(e5);
    waiting.get(e5.key)?.(planWith({ key: e5.key }));
    waiting.get(bge.key)?.(planWith({ key: bge.key }));
    await settled();
    expect(store.getState().plan?.key).toBe(e5.key);
  });

  it('drops a plan that arrives after the user has closed it, even if they opened it again', async () => {
    const answers: ((plan: SwitchPlan) => void)[] = [];
    const store = createPlanStore({ plan: () => new Promise((resolve) => answers.push(resolve)), use: done });
    store.getState().consider(bge);
    store.getState().close();
    answers[0]?.(planWith({}));
    await settled();
    expect(store.getState()).toMatchObject({ choice: null, plan: null });
    store.getState().consider(bge);
    answers[0]?.(planWith({ chunks: 1 }));
    answers[1]?.(planWith({ chunks: 2 }));
    await settled();
    expect(store.getState().plan?.chunks).toBe(2);
  });

  it('says why there is no plan', async () => {
    const store = createPlanStore({
      plan: () => Promise.reject(new NearnoteError('service-unreachable', verbatim('The service does not answer.'))),
      use: done,
    });
    store.getState().consider(bge);
    await settled();
    expect(store.getState()).toMatchObject({ plan: null, failure: { text: verbatim('The service does not answer.') } });
  });
});

describe('starting a switch', () => {
  it('is requested by its key, and closes the plan', async () => {
    const use = vi.fn(async (_key: string) => ({}));
    const store = createPlanStore({ plan: async () => planWith({ key: bge.key }), use });
    store.getState().consider(bge);
    await settled();
    await store.getState().start();
    expect(use.mock.calls).toEqual([[bge.key]]);
    expect(store.getState()).toMatchObject({ choice: null, plan: null, isStarting: false });
  });

  it('happens once, however often it is requested', async () => {
    const use = vi.fn(() => new Promise(() => undefined));
    const store = createPlanStore({ plan: async () => planWith({}), use });
    store.getState().consider(bge);
    void store.getState().start();
    expect(use).not.toHaveBeenCalled();
    await settled();
    void store.getState().start();
    void store.getState().start();
    expect(use).toHaveBeenCalledTimes(1);
  });

  it('leaves the plan open and says why it failed', async () => {
    const use = () => Promise.reject(new NearnoteError('disk-full', verbatim('The disk is full.')));
    const store = createPlanStore({ plan: async () => planWith({}), use });
    store.getState().consider(bge);
    await settled();
    await store.getState().start();
    expect(store.getState()).toMatchObject({
      choice: bge,
      failure: { text: verbatim('The disk is full.') },
      isStarting: false,
    });
  });
});

async function done(): Promise<void> {
  await settled();
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
