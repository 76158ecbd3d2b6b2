import { expect, test } from './shared-app-test.ts';

test('About names the version, the sources of the built-in model and the data folder', async ({ page, userData }) => {
  await page.getByRole('button', { name: /^Settings(?! of)/ }).click();
  await page.getByRole('tab', { name: 'About' }).click();
  const about = page.getByRole('dialog');
  await expect(about).toContainText(/\d+\.\d+\.\d+/);
  await expect(about).toContainText('CC BY-SA');
  await expect(about).toContainText(userData);
  await page.keyboard.press('Escape');
  await expect(about).toBeHidden();
});
