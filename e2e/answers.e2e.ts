import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { dropOn } from './drag.ts';
import { emptyLibraryTest, expect, test } from './shared-app-test.ts';
import { notePane, results, searchBox, upToDate } from './window.ts';

/** Searches, and waits until the note that answers comes first. */
async function ask(page: Page, question: string, title: string): Promise<Locator> {
  await searchBox(page).fill(question);
  await expect(results(page).first()).toContainText(title);
  return results(page).first();
}

test('a hit shows its grade and its date, and marks the sentence that answers', async ({ page }) => {
  const hit = await ask(page, 'what keeps me awake late in the evening', 'Sleepless nights');
  await expect(hit).toContainText(/Strong|Good|Weak/);
  await expect(hit).toContainText(/today|yesterday|ago|last week|[A-Z][a-z]{2} \d{1,2}/);
  await expect(hit.locator('mark')).toHaveCount(1);
});

test('words of the query are marked in the list and in the note', async ({ page }) => {
  const hit = await ask(page, 'calcium bottoms', 'Tomatoes on the balcony');
  await expect(hit.locator('b').filter({ hasText: 'calcium' })).toBeVisible();
  await searchBox(page).press('Enter');
  await expect(notePane(page).locator('mark b').filter({ hasText: 'calcium' })).toBeVisible();
});

test('the keyboard shows why a note was found, and the focus returns', async ({ page }) => {
  await ask(page, 'overnight rail journey', 'Night train to Vienna');
  await searchBox(page).press('ControlOrMeta+i');
  const explanation = page.getByRole('dialog', { name: 'Why this note' });
  await expect(explanation).toContainText('Night train to Vienna');
  await expect(explanation).toContainText(/By meaning\s*1st · \d+% similar, by /);
  await expect(explanation).toContainText('By words');
  await page.keyboard.press('Escape');
  await expect(explanation).toBeHidden();
  await expect(searchBox(page)).toBeFocused();
});

test('the explanation of a hit names the words that count', async ({ page }) => {
  const title = 'Finding slow queries in Postgres';
  await ask(page, 'pg_stat_statements', title);
  await page.getByRole('toolbar', { name: title }).getByRole('button', { name: 'Why?' }).click();
  const explanation = page.getByRole('dialog', { name: 'Why this note' });
  await expect(explanation).toContainText(/By words\s*1st · \d+% of what the words can be worth/);
  await expect(explanation.getByRole('list', { name: 'Words' })).toContainText('pg_stat_statements');
  await explanation.press('Escape');
  await expect(explanation).toBeHidden();
});

test('more passages of a note are shown, selected and read by keyboard', async ({ page }) => {
  const hit = await ask(page, 'what helps against insomnia and bad sleep at night', 'Sleepless nights');
  await expect(hit).toContainText(/\d more passage/);
  await searchBox(page).press('ArrowRight');
  const passage = results(page).nth(1);
  await expect(passage).not.toContainText(/Strong|Good|Weak/);
  await searchBox(page).press('ArrowDown');
  await expect(passage).toHaveAttribute('aria-selected', 'true');
  await searchBox(page).press('Enter');
  await expect(notePane(page)).toContainText('Sleepless nights');
  const marked = await notePane(page).locator('mark').first().textContent();
  await searchBox(page).press('ArrowUp');
  await expect(hit).toHaveAttribute('aria-selected', 'true');
  await expect(notePane(page).locator('mark').first()).not.toHaveText(marked ?? '');
  // Within the query, the arrows move its cursor.
  await searchBox(page).press('End');
  await searchBox(page).press('ArrowLeft');
  await expect(results(page).nth(1)).toContainText(/Strong|Good|Weak/);
});

test('similar notes are listed at the end of the open note, and replace the results on demand', async ({ page }) => {
  await ask(page, 'overnight rail journey', 'Night train to Vienna');
  await searchBox(page).press('Enter');
  await expect(notePane(page).getByRole('region', { name: 'Text' })).toBeFocused();
  // They are looked for once the end of the note is in view.
  await page.keyboard.press('End');
  const similar = notePane(page).getByRole('region', { name: 'Similar notes' });
  await expect(similar).toBeVisible();
  await searchBox(page).press('ControlOrMeta+e');
  const header = page.getByRole('heading', { name: 'Similar to “Night train to Vienna”' });
  await expect(header).toBeVisible();
  await expect(results(page).first()).not.toContainText('Night train to Vienna');
  await expect(notePane(page)).toContainText('Night train to Vienna');
  await page.keyboard.press('Escape');
  await expect(header).toBeHidden();
  await expect(results(page).first()).toContainText('Night train to Vienna');
  await expect(results(page).first()).toHaveAttribute('aria-selected', 'true');
});

test('notes similar to selected text are found', async ({ page }) => {
  await ask(page, 'washing machine', 'The washing machine hose burst');
  await searchBox(page).press('Enter');
  const sentence = notePane(page).getByText('Photograph everything before drying it.');
  await sentence.selectText();
  await notePane(page).getByRole('button', { name: 'Find similar' }).click();
  await expect(page.getByRole('heading', { name: /^Similar to “Photograph everything/ })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the results' }).click();
  await expect(results(page).first()).toContainText('The washing machine hose burst');
  await expect(searchBox(page)).toBeFocused();
});

emptyLibraryTest('nearly identical notes are one hit, which lists them', async ({ page, notes }) => {
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
  await expect(results(page).first()).toContainText('and 1 nearly identical note');
  await searchBox(page).press('ArrowRight');
  // Under the hit are its own passages, then the nearly identical notes.
  const copy = results(page).filter({ hasText: 'Descaling' }).nth(1);
  await copy.click();
  await expect(notePane(page)).toContainText('rinse the espresso machine');
});

test('a query without relevant notes says so', async ({ page }) => {
  await searchBox(page).fill('xylophone quasar zirconium');
  await expect(page.getByText(/Nothing relevant. The closest:|No note matches/)).toBeVisible();
});

test('a correction that leaves the first note as it is is made, and shown', async ({ page }) => {
  await searchBox(page).fill('lively sourdoguh starter');
  await expect(page.getByText('No note contains “sourdoguh”. Showing results for “sourdough”.')).toBeVisible();
  await expect(results(page).first()).toContainText('Sourdough');
});

test('a mistyped word is corrected where nothing that is relevant is found as it is typed', async ({ page }) => {
  await searchBox(page).fill('sourdoguh');
  await expect(page.getByText(/^No note contains “sourdoguh”. Showing results for “sourdough”.$/i)).toBeVisible();
  await expect(results(page).first()).toContainText('Sourdough');
  await expect(results(page).first()).toContainText(/Strong|Good/);
});
