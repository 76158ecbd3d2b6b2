import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ScanState } from '../../../shared/scans.ts';
import { libraryAtRest } from '../../../shared/testing/library-at-rest.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { libraryStore } from '../library/store.ts';
import { libraryWith } from '../library/testing.ts';
import { ScanOffer } from './scan-offer.tsx';
import { ScansSetting } from './scans-setting.tsx';

let app: FakeApp;
const { scans } = libraryAtRest;
const show = (change: Partial<ScanState>) =>
  libraryStore.getState().show(libraryWith({ scans: { ...scans, ...change } }));

beforeEach(() => {
  app = new FakeApp({
    'scans.plan': ({ languages }) => ({
      bytes: languages.includes('deu') ? 8_400_000 : 0,
      address: 'https://r.example',
    }),
    'scans.read': ({ languages }) => {
      show({ isOn: true, languages });
      return {};
    },
    'scans.decline': () => {
      show({ isOn: false, languages: ['eng'] });
      return {};
    },
  });
});

const button = (name: string) => page.getByRole('button', { name });

it('scanned pages are switched on and off where none was found yet, and the keyboard keeps its place', async () => {
  show({});
  draw(<ScansSetting />);
  (button('Read scanned pages').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('status')).toHaveTextContent('No page is waiting.');
  expect(app.inputsOf('scans.read')).toEqual([{ languages: ['eng'] }]);
  expect(document.activeElement).not.toBe(document.body);
  await button('Read no more scanned pages').click();
  await expect.element(button('Read scanned pages')).toBeVisible();
  expect(app.inputsOf('scans.decline')).toHaveLength(1);
});

it('what a language has to be downloaded for is said before it is, and without a language nothing is read', async () => {
  show({ files: 1, pages: 2 });
  draw(<ScansSetting />);
  await page.getByRole('checkbox', { name: 'German' }).click();
  await expect.element(button('Download 8.4 MB and read scanned pages')).toBeVisible();
  await page.getByRole('checkbox', { name: 'German' }).click();
  await page.getByRole('checkbox', { name: 'English' }).click();
  const read = page.getByRole('button');
  await expect.element(read).toHaveAttribute('aria-disabled', 'true');
  expect(getComputedStyle(read.element()).opacity).toBe('0.45');
  await userEvent.click(read, { force: true });
  expect(app.inputsOf('scans.read')).toEqual([]);
});

it('pictures that wait are asked about as pictures, and not where they are read already', async () => {
  show({ files: 2, pages: 2, pictures: 2 });
  draw(<ScanOffer />);
  await expect
    .element(page.getByText('2 pictures wait to be read: in which languages is the text in them?'))
    .toBeVisible();
  show({ files: 2, pages: 2, pictures: 2, readsPictures: true });
  await expect.element(button('Choose languages…')).not.toBeInTheDocument();
  show({ files: 3, pages: 3, pictures: 2, readsPictures: true });
  await expect.element(page.getByText(/without text in 3 files/)).toBeVisible();
});
