import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { verbatim } from '../../../shared/user-text.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { libraryStore } from '../library/store.ts';
import { libraryWith } from '../library/testing.ts';
import { ModelTable } from './model-table.tsx';
import { modelsStore } from './store.ts';
import { adviceWith, modelWith, stateOf, variantWith } from './testing.ts';

const languages = [{ language: 'en', share: 1, ndcg10: 0.6, measured: true }];
const fitOf = (ndcg10: number) => ({ ndcg10, languages, remark: null });
const speed = { textsPerSecond: 340, tokensPerSecond: 70_000, device: 'cpu' as const, measuredAt: 0 };

beforeEach(() => {
  void new FakeApp({ 'token.status': () => ({ source: 'none', ending: null, keychainProblem: null }) });
  libraryStore.getState().show(libraryWith({ chunks: 1_000, embedded: 1_000 }));
  modelsStore.getState().show({
    ...stateOf([
      modelWith({
        id: 'e5',
        name: 'e5-small',
        languages: verbatim('100 languages'),
        fit: fitOf(0.72),
        variants: [variantWith({ key: 'e5@q8', bytes: 135_000_000, seconds: 50 })],
      }),
      modelWith({
        id: 'bge',
        name: 'bge-small',
        fit: fitOf(0.65),
        variants: [variantWith({ key: 'bge@q8', bytes: 34_000_000, seconds: 10 })],
      }),
      modelWith({
        id: 'starter',
        name: 'Nearnote starter',
        kind: 'built-in',
        fit: fitOf(0.61),
        variants: [variantWith({ key: 'starter', bytes: null, speed, status: { state: 'active' } })],
      }),
      modelWith({ id: 'mine', name: 'mine', fit: null, variants: [variantWith({ key: 'mine@q8', bytes: 9_000_000 })] }),
    ]),
    advice: adviceWith({ key: 'e5@q8' }),
  });
  draw(<ModelTable />);
});

const names = () =>
  page
    .getByRole('rowheader')
    .elements()
    .map((cell) => cell.querySelector('span')?.textContent);

describe('the table of models', () => {
  it('the one in use comes first; each tells quality, size, speed and state, and one is recommended', async () => {
    expect(names()).toEqual(['Nearnote starter', 'e5-small', 'bge-small', 'mine']);
    const group = (name: string) => page.getByRole('rowgroup', { name, exact: true });
    await expect.element(group('Nearnote starter')).toMatchTextContent(/Active.*6\.1 of 10.*built in.*340/);
    await expect.element(group('e5-small')).toMatchTextContent(/Recommended.*100 languages.*7\.2 of 10.*135 MB.*≈ 20/);
    await expect.element(group('mine')).toMatchTextContent(/not measured.*9 MB.*not measured yet/);
    await expect.element(page.getByText('Recommended')).toBeInTheDocument();
  });

  it('by mouse, a column’s head sorts by it, then the other way, then not at all', async () => {
    const size = page.getByRole('button', { name: 'Size' });
    const head = page.getByRole('columnheader', { name: 'Size' });
    await size.click();
    await expect.element(head).toHaveAttribute('aria-sort', 'ascending');
    expect(names()).toEqual(['mine', 'bge-small', 'e5-small', 'Nearnote starter']);
    await size.click();
    await expect.element(head).toHaveAttribute('aria-sort', 'descending');
    expect(names()).toEqual(['e5-small', 'bge-small', 'mine', 'Nearnote starter']);
    await size.click();
    await expect.element(head).toHaveAttribute('aria-sort', 'none');
    expect(names()[0]).toBe('Nearnote starter');
  });

  it('by keyboard, it is sorted, and the details of a model are opened', async () => {
    await page.getByRole('button', { name: 'Model', exact: true }).click();
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await expect
      .element(page.getByRole('columnheader', { name: 'Quality (of 10)' }))
      .toHaveAttribute('aria-sort', 'descending');
    const details = page.getByRole('button', { name: 'Details of e5-small' });
    details.element().closest('button')?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(details).toHaveAttribute('aria-expanded', 'true');
    await expect.element(page.getByText(/nDCG@10 0\.72/)).toBeInTheDocument();
  });
});
