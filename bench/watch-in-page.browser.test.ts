import { beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { watchInPage } from './watch-in-page.ts';

const box = document.createElement('input');
let list: HTMLElement;

beforeEach(() => {
  list = document.createElement('div');
  list.ariaLabel = 'Results';
  document.body.replaceChildren(box);
  box.value = '';
  watchInPage();
});

it('charges a key with a list that is drawn where there was none, and not with what comes into it later', async () => {
  await press('u');
  show('1', '2');
  document.body.append(list);
  await painted();
  expect(keys()).toHaveLength(1);
  list.firstElementChild?.append('a sentence');
  await painted();
  expect(keys()).toHaveLength(1);
});

it('charges a key with other hits, or with the same in another order', async () => {
  await answered('1', '2');
  await press('u');
  show('2', '1');
  await painted();
  await press('n');
  show('3');
  await painted();
  expect(keys()).toHaveLength(3);
});

it('charges a key that changed no hit with nothing', async () => {
  await answered('1', '2');
  await press('u');
  list.firstElementChild?.append('a sentence');
  await painted();
  expect(keys()).toHaveLength(1);
});

it('takes the list’s disappearance with the last letter for no answer', async () => {
  await answered('1', '2');
  await userEvent.clear(box);
  list.remove();
  await painted();
  expect(keys()).toHaveLength(1);
});

it('forgets what it has seen when it begins anew', async () => {
  await answered('1', '2');
  await press('u');
  watchInPage();
  show('3');
  await painted();
  expect(keys()).toHaveLength(0);
});

async function answered(...ids: string[]): Promise<void> {
  document.body.append(list);
  await press('q');
  show(...ids);
  await painted();
}

function press(key: string): Promise<void> {
  return userEvent.type(box, key);
}

function show(...ids: string[]): void {
  list.replaceChildren(
    ...ids.map((id) => Object.assign(document.createElement('div'), { id: `line-${id}`, role: 'option' })),
  );
}

function keys(): readonly number[] {
  return window.nearnoteWatch?.keys ?? [];
}

/** Some frames later, what was drawn before has been painted and noted. */
async function painted(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
}
