import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { modelsStore } from './store.ts';
import { stateOf } from './testing.ts';
import { VectorMemorySetting } from './vector-memory-setting.tsx';

it('the memory for vectors is chosen, and what was chosen is shown', async () => {
  const app = new FakeApp({
    'models.configure': ({ vectorMemory = 'tenth' }) => {
      modelsStore.getState().show({ ...stateOf([]), vectorMemory });
      return {};
    },
  });
  modelsStore.getState().show(stateOf([]));
  draw(<VectorMemorySetting />);
  const choice = (name: string) => page.getByRole('radio', { name });
  await expect.element(choice('A tenth: 1.6 GB')).toBeChecked();
  // A kernel’s memory ends there, whatever the computer has.
  await expect.element(choice('A quarter: 3 GB')).toBeVisible();
  await choice('None').click();
  await expect.element(choice('None')).toBeChecked();
  expect(app.inputsOf('models.configure')).toEqual([{ vectorMemory: 'none' }]);
});
