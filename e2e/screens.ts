import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { dropOn } from './drag.ts';
import { said } from './said.ts';
import { notePane, results, searchBox, status, treeItem, upToDate } from './window.ts';

/** A size of the window, a theme, and what some users need besides. */
export interface Look {
  size: { width: number; height: number };
  theme: 'light' | 'dark';
  /** Whether the system forces its own few colours. */
  hasForcedColours?: boolean;
  /** Of everything, in percent of the usual size. */
  zoom?: number;
}

/** The usual size first. */
export const looks = [
  { size: { width: 1280, height: 800 }, theme: 'light' },
  { size: { width: 1280, height: 800 }, theme: 'dark' },
  { size: { width: 800, height: 600 }, theme: 'light' },
  { size: { width: 800, height: 600 }, theme: 'dark' },
  { size: { width: 1920, height: 1040 }, theme: 'light' },
  { size: { width: 1920, height: 1040 }, theme: 'dark' },
] as const satisfies readonly Look[];

/** Both themes in a narrow window. */
const narrow: readonly [Look, Look] = [looks[2], looks[3]];

/** Both themes at the usual size, for a screen that takes long to come to. */
export const themes: readonly Look[] = looks.slice(0, 2);

export async function show(page: Page, { size, theme, hasForcedColours = false, zoom = 100 }: Look): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: theme, forcedColors: hasForcedColours ? 'active' : 'none' });
  await page.evaluate((percent) => document.documentElement.style.setProperty('font-size', `${percent}%`), zoom);
  await page.waitForFunction((width) => window.innerWidth === width, size.width);
  await page.evaluate(laidOut);
  // Colours on their way from one theme to the other belong to neither.
  await page.evaluate(() => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    const isOver = new Promise((resolve) => setTimeout(resolve, 2_000));
    return Promise.race([isOver, Promise.allSettled(transitions.map(({ finished }) => finished))]).then(() => {});
  });
}

/**
 * Waits until the page has laid itself out, and has nothing left to do: what measures itself is drawn anew after a frame. A page
 * that always has something to do, as for a turning sign on a busy machine, is given two seconds.
 */
async function laidOut(): Promise<void> {
  const isOver = new Promise((resolve) => setTimeout(resolve, 2_000));
  const nextFrame = () => Promise.race([isOver, new Promise(requestAnimationFrame)]);
  await nextFrame();
  await nextFrame();
  await Promise.race([isOver, new Promise((resolve) => requestIdleCallback(resolve))]);
}

/** A state of the window that is looked at as a whole: for accessibility, and in pictures. */
export interface Screen {
  name: string;
  /** Leads there from the empty search box, in a window of 1280 × 800 pixels. */
  show(page: Page): Promise<void>;
  /** Takes back what would outlast the page. */
  leave?(page: Page): Promise<void>;
  /** All in which it can be seen, where that is not each. */
  looks?: readonly Look[];
}

/** Leads to one screen after the other, each from a fresh page, and has it looked at. */
export async function visit(
  page: Page,
  all: readonly Screen[],
  lookAt: (screen: Screen) => Promise<void>,
): Promise<void> {
  for (const [place, screen] of all.entries()) {
    if (place > 0) {
      await page.reload();
      await searchBox(page).waitFor();
    }
    await show(page, looks[0]);
    await screen.show(page);
    await lookAt(screen);
    await show(page, looks[0]);
    await screen.leave?.(page);
  }
}

async function ask(page: Page, query: string): Promise<void> {
  await searchBox(page).fill(query);
  await expect(results(page).first()).toBeVisible();
}

async function read(page: Page): Promise<void> {
  await ask(page, 'why do my tomatoes get dark spots');
  await expect(notePane(page).locator('mark').first()).toBeVisible();
  await searchBox(page).press('Enter');
  await expect(notePane(page).getByRole('region', { name: said('Text') })).toBeFocused();
}

/** The settings at one of their pages. */
function settings(name: string): Screen {
  return {
    name: `settings: ${name}`,
    show: async (page) => {
      await page.keyboard.press('ControlOrMeta+,');
      await page
        .getByRole('dialog', { name: said('Settings') })
        .getByRole('tab', { name: said(name), exact: true })
        .click();
      await expect(page.getByRole('tabpanel', { name: said(name), exact: true })).toBeVisible();
    },
  };
}

/** The map, once it is drawn. */
async function map(page: Page): Promise<void> {
  await page.getByRole('button', { name: said('Map of your notes') }).click();
  await expect(page.getByRole('region', { name: said('Map') })).toContainText(said(/notes in \d+ groups/));
}

/** With the notes of the vault. Add a state that users meet, and it is looked at with the others. */
export const screens: readonly Screen[] = [
  { name: 'home', show: async () => {} },
  {
    name: 'results',
    show: async (page) => {
      await ask(page, 'calcium bottoms');
      await expect(notePane(page).locator('mark').first()).toBeVisible();
    },
  },
  { name: 'a note', show: read },
  {
    name: 'a note with all that Obsidian draws',
    show: async (page) => {
      await ask(page, 'sourdough the lazy way');
      await searchBox(page).press('Enter');
      await expect(notePane(page).locator('math').first()).toBeAttached();
    },
  },
  {
    name: 'find in note',
    show: async (page) => {
      await read(page);
      await page.keyboard.press('ControlOrMeta+f');
      await page.keyboard.type('tomato');
      await expect(page.getByRole('search', { name: said('Find in note') })).toContainText(said('1 of'));
    },
  },
  {
    name: 'beneath a note',
    show: async (page) => {
      await read(page);
      await page.keyboard.press('End');
      await expect(notePane(page).getByRole('region', { name: said('Similar notes') })).toBeVisible();
    },
  },
  {
    name: 'no match',
    show: async (page) => {
      await searchBox(page).fill('folder:nosuch');
      await expect(page.getByText(said(/There is no folder/)).first()).toBeVisible();
    },
  },
  {
    name: 'suggestions',
    show: async (page) => {
      await searchBox(page).pressSequentially('certificate ta');
      await expect(page.getByRole('listbox', { name: said('Suggestions') })).toBeVisible();
    },
  },
  {
    name: 'why',
    show: async (page) => {
      await ask(page, 'calcium bottoms');
      await searchBox(page).press('ControlOrMeta+i');
      await expect(page.getByRole('dialog', { name: said('Why this note') })).toBeVisible();
    },
  },
  {
    name: 'save search',
    show: async (page) => {
      await ask(page, 'calcium bottoms');
      await page.getByRole('button', { name: said('Save search') }).click();
      await expect(page.getByRole('dialog', { name: said('Save search') })).toBeVisible();
    },
  },
  {
    name: 'a folder and a tag, filtered',
    show: async (page) => {
      await ask(page, 'certificate');
      await treeItem(page, 'Folders', 'work').click();
      await treeItem(page, 'Tags', 'health').click({ modifiers: ['Alt'] });
      await expect(treeItem(page, 'Folders', 'work')).toHaveAccessibleName(said(/found$/));
    },
  },
  {
    name: 'the actions of a folder',
    show: async (page) => {
      await treeItem(page, 'Folders', 'vault').click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  ...['Search', 'Appearance', 'Editor', 'Keys', 'Folders', 'Models', 'Privacy', 'Diagnostics', 'About'].map(settings),
  {
    name: 'the form for a hosted model',
    show: async (page) => {
      await settings('Models').show(page);
      await page.getByRole('button', { name: said('Add hosted model…') }).click();
    },
  },
  {
    name: 'the palette',
    show: async (page) => {
      await page.keyboard.press('ControlOrMeta+k');
      await expect(
        page
          .getByRole('dialog', { name: said('Commands and notes by name') })
          .getByRole('option')
          .first(),
      ).toBeVisible();
    },
  },
  {
    name: 'the sheet of keys',
    show: async (page) => {
      await page.getByRole('button', { name: said('Sidebar'), exact: true }).focus();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: said('Keys') })).toBeVisible();
    },
  },
  {
    name: 'the sidebar over a narrow window',
    looks: narrow,
    show: async (page) => {
      await show(page, narrow[0]);
      await page.keyboard.press('ControlOrMeta+b');
      await expect(page.getByRole('dialog', { name: said('Sidebar') })).toBeVisible();
    },
  },
  {
    name: 'the menu of several hits, and a message',
    show: async (page) => {
      await ask(page, 'certificate');
      await searchBox(page).press('Shift+ArrowDown');
      await searchBox(page).press('ControlOrMeta+Shift+L');
      const messages = page.getByRole('status', { name: said('Messages') });
      await expect(messages).toContainText(said('Copied 2 links'));
      // Under the pointer it stays.
      await messages.getByText(said('Copied 2 links')).hover();
      await searchBox(page).press('Shift+F10');
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'compact lines',
    show: async (page) => {
      await ask(page, 'calcium bottoms');
      await searchBox(page).press('ControlOrMeta+Shift+D');
      await expect(results(page).nth(1).locator('mark')).toBeVisible();
    },
    leave: (page) => searchBox(page).press('ControlOrMeta+Shift+D'),
  },
  {
    name: 'weaker hits, unfolded',
    show: async (page) => {
      await ask(page, 'certificate');
      const line = results(page).filter({ hasText: said(/^\d+ weaker$/) });
      await line.click();
      await expect(results(page).filter({ hasText: said(/^Hide \d+ weaker$/) })).toBeVisible();
    },
  },
  {
    name: 'a peek at a link',
    show: async (page) => {
      await ask(page, 'why are my database queries slow');
      await searchBox(page).press('Enter');
      await notePane(page).getByRole('link', { name: 'undoing-things-in-git' }).hover();
      await expect(page.getByRole('dialog', { name: said(/^Link to/) })).toBeVisible();
    },
  },
  {
    name: 'what Nearnote is doing',
    show: async (page) => {
      await status(page)
        .getByRole('button', { name: said('Up to date') })
        .click();
      await expect(page.getByRole('dialog', { name: said('What Nearnote is doing') })).toBeVisible();
    },
  },
  {
    name: 'the plan of a switch of models',
    show: async (page) => {
      await settings('Models').show(page);
      await page
        .getByRole('button', { name: said(/^Use /) })
        .first()
        .click();
      await expect(page.getByRole('dialog', { name: said(/^Switch to /) })).toContainText(said('Passages'));
    },
  },
];

/** Adds the sample to an empty library, and a file to `notes` that cannot be read. */
export async function addSample(page: Page, notes: string): Promise<void> {
  await page.getByRole('button', { name: said('Try it on sample notes') }).click();
  await upToDate(page);
  await writeFile(join(notes, 'picture.md'), Buffer.from([0x89, 0x50, 0, 0xff]));
  await dropOn(page, [notes]);
  await expect(status(page)).toContainText(said('1 problem'));
}

/** With what `addSample` adds. */
export const sampleScreens: readonly Screen[] = [
  { name: 'home with the sample', show: async () => {} },
  {
    name: 'results of the sample',
    show: async (page) => {
      await searchBox(page).fill('I can’t sleep through the night');
      await expect(results(page).first()).toContainText('Awake at four');
      await expect(notePane(page)).toContainText('Third week');
    },
  },
  { name: 'the map', show: map },
  {
    name: 'a group of the map',
    show: async (page) => {
      await map(page);
      const label = page.getByRole('button', { name: said(/^Show the group/) }).first();
      await label.click();
      await expect(page.getByRole('button', { name: said('Close the list') })).toBeVisible();
    },
  },
  {
    name: 'the map as a list',
    show: async (page) => {
      await map(page);
      await page.getByRole('radio', { name: said('List') }).click();
      await expect(page.getByRole('listbox', { name: said('Notes by group') })).toBeVisible();
    },
  },
  {
    name: 'problems',
    show: async (page) => {
      await status(page)
        .getByRole('button', { name: said(/problem/) })
        .click();
      await expect(page.getByRole('dialog', { name: said('Problems') }).getByRole('listitem')).toHaveCount(1);
    },
  },
];
