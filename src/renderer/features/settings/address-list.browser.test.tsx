import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NearnoteError } from '../../../shared/errors.ts';
import type { NetworkContact } from '../../../shared/network.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { modelsStore } from '../models/store.ts';
import { modelWith, stateOf } from '../models/testing.ts';
import { AddressList } from './address-list.tsx';
import { hostsStore } from './hosts-store.ts';
import { NetworkRecord } from './network-record.tsx';

const service = 'https://api.example/v1';
const contact: NetworkContact = {
  host: 'data.example',
  purpose: 'scans',
  requests: 1,
  sentBytes: 0,
  receivedBytes: 8_400_000,
  firstAt: 0,
  lastAt: 0,
};
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
    'network.state': () => ({ isOff: false, contacts: [contact] }),
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

it('an address that no model is at is told by what it was contacted for', async () => {
  allowed = { ...allowed, addresses: ['https://data.example/languages', 'https://unused.example'] };
  await hostsStore.getState().look();
  draw(<NetworkRecord />);
  const use = page.getByRole('definition').filter({ hasText: 'It is allowed' });
  await expect
    .element(use.first())
    .toHaveTextContent('To download what scanned pages are read with.It is allowed.Revoke');
  await expect.element(use.nth(1)).toHaveTextContent('It is allowed; no model uses it now.Revoke');
});

it('an address that is allowed and was never asked says so, and the hub of the catalogue that it is from the start', async () => {
  draw(<NetworkRecord />);
  const use = page.getByRole('definition').filter({ hasText: 'Nothing was asked of it so far.' });
  await expect
    .element(use.first())
    .toMatchTextContent(/It is allowed from the start\. Nothing was asked of it so far\.Revoke$/);
  await expect.element(use.nth(1)).toMatchTextContent(/It is allowed\. Nothing was asked of it so far\.Revoke$/);
});

it('links of a host are asked about again', async () => {
  await button(/Ask again before links to example\.com open/).click();
  await expect.element(page.getByText('Those to example.com open without a question.')).not.toBeInTheDocument();
});
