import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { test as freshTest } from './app-test.ts';
import { dropOn } from './drag.ts';
import { expect, test } from './shared-app-test.ts';
import { preview, results, searchBox, upToDate } from './window.ts';

/** Asks, and waits until the note that answers is first. */
async function ask(page: Page, question: string, title: string): Promise<Locator> {
  await searchBox(page).fill(question);
  await expect(results(page).first()).toContainText(title);
  return results(page).first();
}

test('a hit tells how well it answers, of when it is, and marks the sentence that answers', async ({ page }) => {
  const hit = await ask(page, 'what keeps me awake late in the evening', 'Sleepless nights');
  await expect(hit).toContainText(/Strong|Good|Weak/);
  await expect(hit).toContainText(/[A-Z][a-z]{2} \d{1,2}, \d{4}/);
  await expect(hit.locator('mark')).toHaveCount(1);
});

test('words of the query are marked where they stand, in the list and in the note', async ({ page }) => {
  const hit = await ask(page, 'calcium bottoms', 'Tomatoes on the balcony');
  await expect(hit.locator('b').filter({ hasText: 'calcium' })).toBeVisible();
  await searchBox(page).press('Enter');
  await expect(preview(page).locator('mark b').filter({ hasText: 'calcium' })).toBeVisible();
});

test('why a note was found is told by keyboard, and the focus returns', async ({ page }) => {
  await ask(page, 'overnight rail journey', 'Night train to Vienna');
  await searchBox(page).press('ControlOrMeta+i');
  const explanation = page.getByRole('dialog', { name: 'Why this note' });
  await expect(explanation).toContainText('Night train to Vienna');
  await expect(explanation).toContainText(/By meaning\s*1st · similarity 0\.\d+, by /);
  await expect(explanation).toContainText('By words');
  await page.keyboard.press('Escape');
  await expect(explanation).toBeHidden();
  await expect(searchBox(page)).toBeFocused();
});

test('why a note was found names the words that count, by mouse', async ({ page }) => {
  const hit = await ask(page, 'pg_stat_statements', 'Finding slow queries in Postgres');
  await hit.getByText('Why?').click();
  const explanation = page.getByRole('dialog', { name: 'Why this note' });
  await expect(explanation).toContainText(/By words\s*1st · BM25 [\d.]+/);
  await expect(explanation.getByRole('list', { name: 'Words' })).toContainText('pg_stat_statements');
  await explanation.press('Escape');
  await expect(explanation).toBeHidden();
});

test('more passages of a note are unfolded, walked through and read without the mouse', async ({ page }) => {
  const hit = await ask(page, 'what helps against insomnia and bad sleep at night', 'Sleepless nights');
  await expect(hit).toContainText(/\d more passage/);
  await searchBox(page).press('ArrowRight');
  const passage = results(page).nth(1);
  await expect(passage).not.toContainText(/Strong|Good|Weak/);
  await searchBox(page).press('ArrowDown');
  await expect(passage).toHaveAttribute('aria-selected', 'true');
  await searchBox(page).press('Enter');
  await expect(preview(page)).toContainText('Sleepless nights');
  const marked = await preview(page).locator('mark').first().textContent();
  await searchBox(page).press('ArrowUp');
  await expect(hit).toHaveAttribute('aria-selected', 'true');
  await expect(preview(page).locator('mark').first()).not.toHaveText(marked ?? '');
  const expanded = await results(page).count();
  await searchBox(page).press('ArrowLeft');
  await expect(results(page)).not.toHaveCount(expanded);
});

test('notes similar to the open one stand at its end, and take the place of the results on demand', async ({
  page,
}) => {
  await ask(page, 'overnight rail journey', 'Night train to Vienna');
  await searchBox(page).press('Enter');
  const similar = preview(page).getByRole('region', { name: 'Similar notes' });
  await expect(similar).toBeVisible();
  await searchBox(page).press('ControlOrMeta+e');
  const header = page.getByRole('heading', { name: 'Similar to “Night train to Vienna”' });
  await expect(header).toBeVisible();
  await expect(results(page).first()).not.toContainText('Night train to Vienna');
  await expect(preview(page)).toContainText('Night train to Vienna');
  await page.keyboard.press('Escape');
  await expect(header).toBeHidden();
  await expect(results(page).first()).toContainText('Night train to Vienna');
  await expect(results(page).first()).toHaveAttribute('aria-selected', 'true');
});

test('notes similar to a selected text are found', async ({ page }) => {
  await ask(page, 'washing machine', 'The washing machine hose burst');
  await searchBox(page).press('Enter');
  const sentence = preview(page).getByText('Photograph everything before drying it.');
  await sentence.selectText();
  await preview(page).getByRole('button', { name: 'Find similar' }).click();
  await expect(page.getByRole('heading', { name: /^Similar to “Photograph everything/ })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the results' }).click();
  await expect(results(page).first()).toContainText('The washing machine hose burst');
  await expect(searchBox(page)).toBeFocused();
});

freshTest('notes that say nearly the same are one hit, which names them', async ({ page, notes }) => {
  const text = Array.from(
    { length: 12 },
    (_, i) => `Step ${i}: rinse the espresso machine with a spoon of descaler and hot water, then wait a while.`,
  ).join('\n');
  await writeFile(join(notes, 'descaling.md'), `# Descaling\n\n${text}\n`);
  await writeFile(join(notes, 'descaling-copy.md'), `# Descaling, a copy\n\n${text} Done.\n`);
  await writeFile(join(notes, 'other.md'), '# Cycling\n\nThe route along the river is flat and shady.\n');
  await dropOn(page, [notes]);
  await upToDate(page);
  await searchBox(page).fill('clean the espresso machine');
  await expect(results(page).first()).toContainText('and 1 note nearly the same');
  await searchBox(page).press('ArrowRight');
  // Behind the hit stand its own passages, then the notes that are folded into it.
  const copy = results(page).filter({ hasText: 'Descaling' }).nth(1);
  await copy.click();
  await expect(preview(page)).toContainText('rinse the espresso machine');
});

test('what nothing is relevant to is said', async ({ page }) => {
  await searchBox(page).fill('xylophone quasar zirconium');
  await expect(page.getByText(/Nothing relevant; the closest are:|No note matches/)).toBeVisible();
});

test('a word that is in no note is corrected, and that is said', async ({ page }) => {
  await searchBox(page).fill('sourdoguh');
  await expect(page.getByText('“sourdoguh” is in no note; searched for “sourdough”.')).toBeVisible();
  await expect(results(page).first()).toContainText('Sourdough');
});
