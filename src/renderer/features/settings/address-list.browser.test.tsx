import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { modelsStore } from '../models/store.ts';
import { modelWith, stateOf } from '../models/testing.ts';
import { AddressList } from './address-list.tsx';

const service = 'https://api.example/v1';
let allowed: { addresses: string[]; links: string[] };
let mayAllow: boolean;

beforeEach(async () => {
  allowed = { addresses: ['https://huggingface.co', service, 'https://unused.example'], links: ['example.com'] };
  mayAllow = false;
  new FakeApp({
    'hosts.list': () => allowed,
    'hosts.revoke': ({ address }) => {
      allowed = { ...allowed, addresses: allowed.addresses.filter((each) => each !== address) };
      return allowed;
    },
    'hosts.allow': ({ address }) => {
      if (!mayAllow) throw new NearnoteError('consent-missing', verbatim('You did not agree to it.'));
      allowed = { ...allowed, addresses: [...allowed.addresses, address] };
      return allowed;
    },
    'hosts.askAgain': () => {
      allowed = { ...allowed, links: [] };
      return allowed;
    },
    'token.status': () => ({ source: 'none', ending: null, keychainProblem: null }),
  });
  modelsStore
    .getState()
    .show(stateOf([modelWith({ id: 'hosted', kind: 'hosted', host: 'api.example', baseUrl: service })]));
  draw(<AddressList />);
  await expect.element(button(/Revoke what is allowed for api/)).toBeVisible();
});

const button = (name: RegExp) => page.getByRole('button', { name });
const terms = () =>
  page
    .getByRole('term')
    .elements()
    .map((each) => each.textContent);

it('what is allowed is revoked by mouse and by keyboard, and the keyboard keeps its place', async () => {
  expect(terms()).toEqual(['huggingface.co', 'api.example/v1', 'unused.example', 'Web links in notes']);
  await button(/Revoke what is allowed for unused/).click();
  await expect.poll(terms).toEqual(['huggingface.co', 'api.example/v1', 'Web links in notes']);
  (button(/Revoke what is allowed for api/).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  // A model still needs it: it can be allowed again.
  await expect.element(button(/Allow api\.example\/v1…/)).toBeVisible();
  expect(document.activeElement?.closest('dl')).not.toBeNull();
});

it('what was revoked is allowed again only if the user agrees', async () => {
  await button(/Revoke what is allowed for api/).click();
  await button(/Allow api\.example\/v1…/).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('You did not agree to it.');
  mayAllow = true;
  await button(/Allow api\.example\/v1…/).click();
  await expect.element(button(/Revoke what is allowed for api/)).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});

it('links of a host are asked about again', async () => {
  await button(/Ask again before links to example\.com open/).click();
  await expect.element(page.getByText('Those to example.com open without a question.')).not.toBeInTheDocument();
});
