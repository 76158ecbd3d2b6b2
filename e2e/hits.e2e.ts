import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { expect, test } from './app-test.ts';
import { dropOn } from './drag.ts';
import { notePane, results, searchBox, tabTo, upToDate } from './window.ts';

const subjects =
  'harbour lantern copper meadow ledger violin engine orchard signal pepper granite window thunder cotton bridge saddle pigeon mirror winter kettle marble ribbon turbine almond canyon pocket glacier whistle barley compass';

/** A garden’s notes in a folder, and short ones about anything else, which answer only weakly. */
async function writeGarden(folder: string): Promise<void> {
  await mkdir(join(folder, 'garden'), { recursive: true });
  const plan =
    '---\naliases: [Beds]\ndate: 2026-01-05\n---\n# Garden plan 2026\n\nWhat grows where. %%not for guests%% ^plan\n\n' +
    '| Bed | Plant | Area |\n|---|---|---|\n| A | Tomatoes 2026 | 14.5 |\n| B | Runner beans | 6 |\n';
  const watering =
    '---\ndate: 2026-03-01\n---\n# Watering tomatoes\n\nGive the tomatoes water in the morning, at their roots.\n\n' +
    '```sh\nvalve --open tomatoes --minutes 12\n```\n';
  const formula = '# Growth of tomatoes\n\nTheir height is $h = \\frac{w}{t}$ in centimetres of tomatoes.\n';
  await writeFile(join(folder, 'garden', 'plan.md'), plan);
  await writeFile(join(folder, 'garden', 'watering.md'), watering);
  await writeFile(join(folder, 'garden', 'growth.md'), formula);
  await writeFile(join(folder, 'sleepless.md'), '# Sleepless in March\n\nAwake until three again.\n');
  for (const [i, subject] of subjects.split(' ').entries()) {
    await writeFile(join(folder, `note-${i}.md`), `# About the ${subject}\n\nThe ${subject} is kept in room ${i}.\n`);
  }
}

/** Searches, and waits until the first hit is this one. */
async function ask(page: Page, question: string, title: string): Promise<Locator> {
  await searchBox(page).fill(question);
  await expect(results(page).first()).toContainText(title);
  return results(page).first();
}

const weakLine = (page: Page): Locator => results(page).filter({ hasText: /^\d+ weaker$/ });

test('hits are found, folded, selected together and carried away by keyboard', async ({ app, page, notes }) => {
  await writeGarden(notes);
  await dropOn(page, [notes]);
  await upToDate(page);
  await page.keyboard.press('ControlOrMeta+l');

  await page.keyboard.type('garden plan 2026');
  await expect(results(page).first()).toContainText('Garden plan 2026');
  await expect(results(page).first()).toContainText('What grows where.');
  await expect(results(page).first()).not.toContainText(/not for guests|\^plan/);
  await expect(notePane(page)).toContainText('Garden plan 2026');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('sle');
  await expect(results(page).first()).toContainText('Sleepless in March');

  await page.keyboard.press('Control+a');
  // At once, as from the clipboard: the answers to half a word would come in between.
  await page.keyboard.insertText('tomatoes');
  await expect(results(page).first()).toContainText(/tomatoes/i);
  await expect(weakLine(page)).toBeVisible();
  const strong = (await results(page).count()) - 1;
  for (let i = 0; i < strong; i++) await page.keyboard.press('ArrowDown');
  await expect(weakLine(page)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => results(page).count()).toBeGreaterThan(strong + 1);
  await page.keyboard.press('ArrowLeft');
  await expect(results(page)).toHaveCount(strong + 1);

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(/^2 selected$/)).toBeVisible();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: '2 selected results' })).toBeVisible();
  // A menu goes to the item whose name is typed, if it is typed without a pause.
  await expect(async () => {
    await page.keyboard.type('Copy 2 links');
    await expect(page.getByRole('menuitem', { name: 'Copy 2 links' })).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await app.handedOver()).at(-1)?.target).toMatch(/^\[.*\n\[/);
  await page.keyboard.press('Control+Shift+P');
  await expect.poll(async () => (await app.handedOver()).at(-1)?.target.split('\n')).toHaveLength(2);
  await page.keyboard.press('Escape');
  await expect(page.getByText(/selected$/)).toBeHidden();

  await page.keyboard.press('Control+Shift+S');
  await expect(searchBox(page)).toHaveValue('tomatoes sort:date');
  await page.keyboard.press('Control+Shift+S');
  const height = async () => (await results(page).first().boundingBox())?.height ?? 0;
  const comfortable = await height();
  await page.keyboard.press('Control+Shift+D');
  await expect.poll(height).toBeLessThan(comfortable * 0.6);
  await page.keyboard.press('Control+Shift+D');

  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('tomatoes folder:gardn');
  await expect(page.getByText('There is no folder “gardn”.')).toBeVisible();
  await page.keyboard.press('Tab');
  await tabTo(page, page.getByRole('button', { name: 'Search with “garden” instead' }));
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('tomatoes folder:garden');
  await expect(results(page).first()).toContainText(/tomatoes/i);
});

test('hits keep their form, and are selected, dragged out and sorted by mouse', async ({ app, page, notes }) => {
  await writeGarden(notes);
  await dropOn(page, [notes]);
  await upToDate(page);

  const table = await ask(page, 'bed area of runner beans', 'Garden plan 2026');
  await expect(table).toContainText('Runner beans');
  await expect(table).not.toContainText('|');
  const code = await ask(page, 'valve open minutes', 'Watering tomatoes');
  await expect(code.locator('pre, code').first()).toContainText('valve');

  await ask(page, 'tomatoes', 'Growth of tomatoes');
  await weakLine(page).click();
  await expect(results(page).filter({ hasText: /^Hide \d+ weaker$/ })).toBeVisible();
  await results(page)
    .filter({ hasText: /^Hide \d+ weaker$/ })
    .click();
  await expect(weakLine(page)).toBeVisible();

  await results(page).nth(0).click();
  await results(page)
    .nth(2)
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByText(/^2 selected$/)).toBeVisible();
  await results(page).nth(0).hover();
  await page.mouse.down();
  const box = await notePane(page).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 100, { steps: 5 });
  await page.mouse.up();
  const dragged = async () => (await app.handedOver()).filter(({ how }) => how === 'drag');
  await expect.poll(async () => (await dragged()).length).toBe(2);
  expect((await dragged()).every(({ target }) => target.startsWith(notes))).toBe(true);
  await expect(searchBox(page)).toBeFocused();

  await results(page).nth(1).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy the passage as a quote with its source' }).click();
  await expect.poll(async () => (await app.handedOver()).at(-1)).toMatchObject({ how: 'copy' });
  expect((await app.handedOver()).at(-1)?.target).toMatch(/^> [\s\S]*\n>\n> — \[/);

  await page.getByRole('button', { name: 'Best first. List the newest first' }).click();
  await expect(searchBox(page)).toHaveValue('tomatoes sort:date');
  await expect(page.getByRole('button', { name: 'Newest first. List the best first' })).toBeVisible();

  await searchBox(page).fill('tomatoes tag:nosuch');
  await expect(page.getByText('No note has the tag “nosuch”.')).toBeVisible();
  await page.getByRole('button', { name: 'Leave this filter out' }).click();
  await expect(searchBox(page)).toHaveValue('tomatoes');
});
