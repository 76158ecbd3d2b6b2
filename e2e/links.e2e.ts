import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright/test';
import { dropOn } from './drag.ts';
import { expect, emptyLibraryTest as test } from './shared-app-test.ts';
import { notePane, results, searchBox, upToDate } from './window.ts';

const filler = Array.from({ length: 40 }, (_, at) => `Line ${at} says nothing much.\n`).join('\n');
const files = {
  'plan.md': `---
aliases: [The scheme]
---
# Garden plan

First the [[Beds|raised beds]], then [bread for the helpers](food/bread.md#kneading).
The block is [[Beds^clay]]; see [[Compost]], [[Nowhere]] and [a secret](../../secret.md).
And [the web](https://example.com/), anna@x.example, [her phone](tel:+49123).

## Spring

${filler}

## Autumn

${filler}
`,
  'garden/Beds.md': `# Raised beds

${filler}

## Soil

Heavy clay, dug over in October. ^clay

Back to [[Garden plan]].
`,
  'food/bread.md':
    '# Bread\n\nFlour and water.\n\n## Kneading\n\nTen minutes by hand. The garden plan wants helpers fed.\n',
  'a/Compost.md': '# Compost in the yard\n\nTurn it monthly.\n',
  'b/Compost.md': '# Compost on the balcony\n\nWorms do it.\n',
};

async function openPlan(page: Page, notes: string): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(notes, path)), { recursive: true });
    await writeFile(join(notes, path), text);
  }
  await dropOn(page, [notes]);
  await upToDate(page);
  await searchBox(page).fill('garden plan spring autumn');
  await results(page).filter({ hasText: 'Garden plan' }).first().click();
  await expect(heading(page)).toHaveText('Garden plan');
}

const heading = (page: Page) => notePane(page).locator('header').getByRole('heading');
const link = (page: Page, name: string) => notePane(page).getByRole('link', { name });
const card = (page: Page) => page.getByRole('dialog', { name: /^Link to/ });
/** Whether the user sees it, not only scrolled away. */
const inView = (page: Page, text: string) => expect(notePane(page).getByText(text)).toBeInViewport();
const noteText = (page: Page) => notePane(page).getByRole('region', { name: 'Text' });
/** How far the note is scrolled, in pixels. */
const placeIn = (page: Page) => noteText(page).evaluate((text) => text.scrollTop);
/** Scrolls by a key, once the note listens to it, and waits until it has come to rest: a key scrolls gradually. */
async function scrollOn(page: Page): Promise<number> {
  await expect(async () => {
    await page.keyboard.press('PageDown');
    expect(await placeIn(page)).toBeGreaterThan(0);
  }).toPass();
  let place = -1;
  await expect
    .poll(async () => {
      const before = place;
      place = await placeIn(page);
      return place === before;
    })
    .toBe(true);
  return place;
}

test('links are followed, peeked at, chosen and refused with the mouse, and lead back', async ({
  app,
  page,
  notes,
}) => {
  await openPlan(page, notes);
  await link(page, 'raised beds').click();
  await expect(heading(page)).toHaveText('Raised beds');
  await expect(searchBox(page)).toHaveValue('garden plan spring autumn');

  await notePane(page).getByRole('button', { name: 'Go back to the note before' }).click();
  await expect(heading(page)).toHaveText('Garden plan');
  await link(page, 'bread for the helpers').click();
  await expect(heading(page)).toHaveText('Bread');
  await expect(notePane(page).locator('mark')).toHaveText('Kneading');
  await notePane(page).getByRole('button', { name: 'Go back to the note before' }).click();
  await link(page, 'Beds^clay').click();
  await inView(page, 'Heavy clay, dug over in October.');
  await notePane(page).getByRole('button', { name: 'Go back to the note before' }).click();
  await notePane(page).getByRole('button', { name: 'Go forward to the next note' }).click();
  await inView(page, 'Heavy clay, dug over in October.');
  await link(page, 'Garden plan').click();
  await expect(heading(page)).toHaveText('Garden plan');

  await link(page, 'raised beds').hover();
  await expect(card(page)).toContainText('garden');
  await expect(card(page)).toContainText('Line 0 says nothing much.');
  await page.mouse.move(5, 5);
  await expect(card(page)).toBeHidden();
  // A click elsewhere while a peek is shown, in the same line: it covers those below.
  await link(page, 'Beds^clay').hover();
  await expect(card(page)).toBeVisible();
  await link(page, 'Compost').click();
  await expect(card(page)).toContainText('Several notes have this name');
  await expect(card(page).getByRole('button', { name: 'Compost in the yard' })).toBeFocused();
  await card(page).getByRole('button', { name: 'Compost on the balcony' }).click();
  await expect(heading(page)).toHaveText('Compost on the balcony');
  await page.keyboard.press('Alt+ArrowLeft');

  await link(page, 'a secret').click();
  await expect(card(page)).toContainText('leads out of the folder');
  await page.keyboard.press('Escape');
  const before = await app.handedOver();
  await app.answerNextQuestion('Open');
  await link(page, 'the web').click();
  const web = { how: 'browse', target: 'https://example.com/' };
  await expect.poll(() => app.handedOver()).toEqual([...before, web]);
  await app.answerNextQuestion('Write');
  await link(page, 'anna@x.example').click();
  const mail = { how: 'browse', target: 'mailto:anna@x.example' };
  await expect.poll(() => app.handedOver()).toEqual([...before, web, mail]);
  await expect(link(page, 'her phone')).toHaveCount(0);

  await link(page, 'Nowhere').click();
  await card(page).getByRole('button', { name: 'Search for this' }).click();
  await expect(searchBox(page)).toHaveValue('Nowhere');
});

test('links are followed, peeked at and lead back by keyboard, to the place and the link', async ({ page, notes }) => {
  await openPlan(page, notes);
  await searchBox(page).press('Enter');
  await noteText(page).press('Home');
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(link(page, 'raised beds')).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(card(page)).toContainText('Line 0 says nothing much.');
  await page.keyboard.press('Escape');
  await expect(card(page)).toBeHidden();
  await expect(link(page, 'raised beds')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Raised beds');
  await expect(notePane(page)).toContainText('Heavy clay');
  const left = await scrollOn(page);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading(page)).toHaveText('Garden plan');
  await expect(link(page, 'raised beds')).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(heading(page)).toHaveText('Raised beds');
  await expect.poll(async () => Math.abs((await placeIn(page)) - left)).toBeLessThan(2);
});

test('what has to do with a note is listed beneath it, each with the sentence that says so', async ({
  page,
  notes,
}) => {
  await openPlan(page, notes);
  const region = (name: RegExp | string) => notePane(page).getByRole('region', { name });
  await expect(region('Similar notes')).toBeHidden();
  await noteText(page).focus();
  // The end is where it was when the key was pressed: the note may still grow then.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(region('Similar notes').getByRole('button')).toHaveCount(4, { timeout: 2_000 });
  }).toPass();
  await expect(region('Similar notes')).toContainText(/minutes by hand|Worms do it|Turn it monthly/);
  await expect(region(/^Links to this note/)).toContainText('Back to Garden plan.');
  await expect(region(/^Named without a link/)).toContainText('The garden plan wants helpers fed.');
  await region(/^Links to this note/)
    .getByRole('button')
    .click();
  await expect(heading(page)).toHaveText('Raised beds');
  await inView(page, 'Back to');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading(page)).toHaveText('Garden plan');
});

test('the headings of a note stand beside it in a wide window, and lead there', async ({ page, notes }) => {
  const outline = page.getByRole('navigation', { name: 'Outline' });
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width: 1440, height: 800 });
  await openPlan(page, notes);
  await expect(outline.getByRole('button')).toHaveText(['Garden plan', 'Spring', 'Autumn']);
  await outline.getByRole('button', { name: 'Autumn' }).click();
  await expect(noteText(page).getByText('Autumn')).toBeInViewport();
  await expect(outline.getByRole('button', { name: 'Autumn' })).toHaveAttribute('aria-current', 'location');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(outline.getByRole('button', { name: 'Spring' })).toHaveAttribute('aria-current', 'location');
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(outline).toBeHidden();
  await page.setViewportSize(size);
});

test('a note is opened in the chosen editor at its line, and a missing editor is named', async ({
  app,
  page,
  notes,
}) => {
  await openPlan(page, notes);
  const prefer = (editor: string) =>
    page.evaluate((chosen) => window.nearnote.request('preferences.change', { editor: chosen }), editor);
  await prefer('vscode');
  await searchBox(page).press('ControlOrMeta+Enter');
  await expect(page.getByText('Visual Studio Code is not installed')).toBeVisible();
  await app.installPrograms(['vscode', 'obsidian']);
  const before = (await app.handedOver()).length;
  const last = async () => (await app.handedOver()).slice(before).map(({ how, target }) => `${how} ${target}`);
  await searchBox(page).fill('clay dug over in October');
  await expect(heading(page)).toHaveText('Raised beds');
  await searchBox(page).press('ControlOrMeta+Enter');
  const beds = join(notes, 'garden/Beds.md');
  await expect.poll(last).toEqual([expect.stringMatching(/^browse vscode:\/\/file\/.*Beds\.md:86:1$/)]);
  await prefer('obsidian');
  await notePane(page).getByRole('button', { name: 'Open', exact: true }).click();
  await expect.poll(async () => (await last()).at(-1)).toBe(`browse obsidian://open?path=${encodeURIComponent(beds)}`);
  await prefer('system');
  await searchBox(page).press('ControlOrMeta+Enter');
  await expect.poll(async () => (await last()).at(-1)).toBe(`open ${beds}`);
});
