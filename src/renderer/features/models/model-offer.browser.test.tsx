import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ModelAdvice } from '../../../shared/models.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { searchBoxId } from '../search/focus.ts';
import { ModelOffer } from './model-offer.tsx';
import { modelsStore } from './store.ts';
import { adviceWith, modelWith, stateOf } from './testing.ts';

let app: FakeApp;

beforeEach(() => {
  app = new FakeApp({ 'models.use': () => ({}), 'models.decline': () => ({}) });
});

const offer = () => page.getByRole('region', { name: 'A better model for your notes' });
const searchBox = () => page.getByRole('textbox', { name: 'Search' });

function drawWith(advice: ModelAdvice | null): void {
  show(advice);
  draw(
    <>
      <input id={searchBoxId} aria-label="Search" />
      <ModelOffer />
    </>,
  );
}

function show(advice: ModelAdvice | null): void {
  modelsStore.getState().show({ ...stateOf([modelWith({})]), advice });
}

describe('the offer of a better model', () => {
  it('the offer says what the model brings and takes, and starts the switch with one click', async () => {
    drawWith(adviceWith({}));
    await expect
      .element(offer())
      .toMatchTextContent(/multilingual-e5-small would find more .* 135 MB .* then about 14 min/);
    await page.getByRole('button', { name: 'Use multilingual-e5-small' }).click();
    await expect.poll(() => app.inputsOf('models.use')).toEqual([{ key: 'Xenova/multilingual-e5-small@q8' }]);
    show(adviceWith({ isOffered: false }));
    await expect.element(offer()).not.toBeInTheDocument();
    await expect.element(searchBox()).toHaveFocus();
  });

  it('the offer is declined from the keyboard, and the search box has the focus then', async () => {
    drawWith(adviceWith({}));
    await searchBox().click();
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('button', { name: 'Not now' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => app.inputsOf('models.decline')).toEqual([{}]);
    await expect.element(searchBox()).toHaveFocus();
  });

  it('nothing is offered where no model is better, or the user has answered', async () => {
    drawWith(null);
    await expect.element(offer()).not.toBeInTheDocument();
    show(adviceWith({ isOffered: false }));
    await expect.element(offer()).not.toBeInTheDocument();
  });
});
