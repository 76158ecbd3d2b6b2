import { expect, it, vi } from 'vitest';
import { userText } from '../../shared/user-text.ts';
import { defaultSettings } from '../notes/folder-settings.ts';
import { emptyDatabase } from '../testing/library.ts';
import { LibraryStatus } from './library-status.ts';

it('nothing is told of a library before it is counted: it would seem to be a new one, without folders', async () => {
  const onChange = vi.fn();
  const model = { id: 1, key: 'starter', name: 'Starter', dimensions: 256, passagesPerSecond: null };
  const status = new LibraryStatus(
    await emptyDatabase(),
    model,
    () => ({ settings: defaultSettings, isSample: false }),
    onChange,
  );
  vi.useFakeTimers();
  status.notice('opening', userText('There is no folder {path}.', { path: '/notes' }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onChange).not.toHaveBeenCalled();
  status.endPhase();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onChange).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
