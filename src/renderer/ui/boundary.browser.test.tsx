import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '../testing/draw.tsx';
import { Boundary } from './boundary.tsx';

let isBroken = true;

afterEach(() => {
  isBroken = true;
});

function Part() {
  if (isBroken) throw new Error('Out of ink.');
  return <p>The part</p>;
}

it('a part that fails says so in its place, beside the others, and is drawn anew on demand', async () => {
  const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  draw(
    <>
      <Boundary failed="The part cannot be shown.">
        <Part />
      </Boundary>
      <p>Another part</p>
    </>,
  );
  await expect.element(page.getByRole('alert')).toMatchTextContent('The part cannot be shown.');
  await expect.element(page.getByRole('alert')).toMatchTextContent('Out of ink.');
  await expect.element(page.getByText('Another part')).toBeVisible();
  expect(reported).toHaveBeenCalled();
  isBroken = false;
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.element(page.getByText('The part', { exact: true })).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  reported.mockRestore();
});
