import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NearnoteError } from '../../../shared/errors.ts';
import type { SwitchPlan } from '../../../shared/models.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { Button } from '../../ui/button.tsx';
import { libraryStore } from '../library/store.ts';
import { libraryWith } from '../library/testing.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { planStore } from './plan-store.ts';
import { planWith } from './testing.ts';

const local = { key: 'bge@q8', name: 'bge-small-en-v1.5', host: null };
const hosted = { key: 'openai', name: 'text-embedding-3-small', host: 'api.openai.com' };
const sending = { host: 'api.openai.com', requests: 41, cost: 0.05, agreed: false };

let plan: () => Promise<SwitchPlan>;
let use: () => Promise<Record<string, never>>;
let app: FakeApp;

beforeEach(() => {
  plan = async () => planWith({ needsDownload: true, downloadBytes: 34_014_426 });
  use = async () => ({});
  app = new FakeApp({ 'models.plan': () => plan(), 'models.use': () => use() });
  libraryStore.getState().show(libraryWith({}));
});

afterEach(() => planStore.getState().close());

describe('the plan of a switch', () => {
  it('says what the switch takes, and starts it', async () => {
    await consider(local);
    await expect.element(dialog()).toMatchTextContent('Search keeps using all-MiniLM-L6-v2');
    await expect
      .element(dialog())
      .toMatchTextContent('Passages to embed12,304Estimated timeabout 4 min after the downloadDownload34 MB');
    expect(dialog().element().textContent).not.toContain('will be sent');
    await button('Start').click();
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(app.inputsOf('models.use')).toEqual([{ key: 'bge@q8' }]);
  });

  it('names the host before texts are sent there, and starts only with the user’s consent', async () => {
    plan = async () => planWith({ key: 'openai', hosted: sending });
    await consider(hosted);
    await expect.element(dialog()).toMatchTextContent('The text of your notes will be sent to api.openai.com.');
    await expect.element(dialog()).toMatchTextContent('Estimated cost$0.05');
    expect(app.inputsOf('models.use')).toEqual([]);
    await button('Send and start').click();
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(app.inputsOf('models.use')).toEqual([{ key: 'openai' }]);
  });

  it('starts nothing when it is cancelled, and gives the focus back', async () => {
    await consider(local);
    await expect.element(button('Start')).toBeEnabled();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect.element(button('Use bge')).toHaveFocus();
    expect(app.inputsOf('models.use')).toEqual([]);
  });

  it('cannot be started before it is known, or when it could not be made', async () => {
    const waiting = Promise.withResolvers<SwitchPlan>();
    plan = () => waiting.promise;
    await consider(local);
    await expect.element(dialog()).toMatchTextContent('Working out what it takes…');
    await expect.element(button('Start')).toBeDisabled();
    waiting.reject(new NearnoteError('service-unreachable', verbatim('The service does not answer.')));
    await expect.element(page.getByRole('alert')).toMatchTextContent('The service does not answer.');
    await expect.element(button('Start')).toBeDisabled();
  });

  it('stays open and says why the switch could not be started', async () => {
    use = () => Promise.reject(new NearnoteError('disk-full', verbatim('The disk is full.')));
    await consider(local);
    await button('Start').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent('The disk is full.');
    await expect.element(button('Start')).toBeEnabled();
  });
});

/** Asks for the plan as the model’s card does. */
async function consider(choice: typeof local | typeof hosted): Promise<void> {
  draw(
    <>
      <Button onClick={() => planStore.getState().consider(choice)}>Use bge</Button>
      <PlanDialog />
    </>,
  );
  await button('Use bge').click();
  await expect.element(dialog()).toBeVisible();
}

function dialog() {
  return page.getByRole('dialog', { name: /^Switch to/ });
}

function button(name: string) {
  return page.getByRole('button', { name, exact: true });
}
