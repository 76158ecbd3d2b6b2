import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Hit, SearchRequest, SearchResponse } from '../../../shared/domain.ts';
import { changedPreferences, defaultPreferences } from '../../../shared/preferences.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { remInPixels } from '../../ui/use-rem.ts';
import { handleCommandKey } from '../commands/dispatch.ts';
import { commandsStore } from '../commands/store.ts';
import { libraryStore } from '../library/store.ts';
import { folderWith, libraryWith } from '../library/testing.ts';
import { preferencesStore } from '../preferences/store.ts';
import { hitsInSight } from '../search/row-heights.ts';
import { searchStore } from '../search/store.ts';
import { hitOf, passageOf, responseOf } from '../search/testing.ts';
import { SearchBox } from '../search-box/search-box.tsx';
import { resultCommands } from './commands.ts';
import { Results } from './results.tsx';

const many = Array.from({ length: 3_000 }, (_, i) => hitOf(i + 1, { passages: i === 0 ? 3 : 1 }));
const weak = Array.from({ length: 12 }, (_, i) => hitOf(i + 1, { grade: i < 4 ? 'good' : 'weak' }));
const sentence = { start: 100, end: 116 };

let hits: Hit[];
let response: Partial<SearchResponse>;
let app: FakeApp;

beforeEach(() => {
  hits = many;
  response = {};
  app = new FakeApp({
    'search.run': ({ from = 0, limit }: SearchRequest) =>
      responseOf(hits.slice(from, from + limit), {
        listed: hits.length,
        next: from + limit < hits.length ? from + limit : null,
        total: { notes: hits.length, exact: true },
        ...response,
      }),
    'search.passages': () => ({ passages: [passageOf(9_001), passageOf(9_002)] }),
    'search.sentences': ({ chunkIds }) => ({ sentences: chunkIds.map((chunkId) => ({ chunkId, sentence })) }),
    'clipboard.write': () => ({}),
    'notes.drag': () => ({}),
    'note.open': () => ({}),
    'preferences.change': (change) => changedPreferences(defaultPreferences, change),
  });
  commandsStore.getState().register(resultCommands, []);
  window.addEventListener('keydown', handleCommandKey);
  onTestFinished(() => window.removeEventListener('keydown', handleCommandKey));
  draw(
    <div className="flex h-full w-120 flex-col">
      <div className="flex">
        <SearchBox />
      </div>
      <Results />
    </div>,
  );
});

afterEach(() => {
  searchStore.getState().run('', 'hybrid');
  preferencesStore.setState({ now: defaultPreferences });
});

describe('a list of thousands', () => {
  it('draws the lines in sight only, and loads more hits as it is scrolled', async () => {
    await search();
    expect(options().elements().length).toBeLessThan(30);
    await expect.element(option('Note 1')).toHaveAttribute('aria-setsize', '-1');
    for (let at = 1; at <= 40; at++) {
      scroller().scrollTop = at * 2_000;
      await frame();
    }
    await expect.poll(() => app.inputsOf('search.run').length).toBeGreaterThan(5);
    expect(options().elements().length).toBeLessThan(30);
    await expect.element(option('Note 1')).toHaveAttribute('aria-selected', 'true');
  });

  it('shows the hit that is selected, also when the selection has gone there and back within a frame', async () => {
    await search();
    const { move } = searchStore.getState();
    for (let times = 0; times < 3; times++) {
      move(Number.POSITIVE_INFINITY);
      // It is drawn by then, but the list has not yet told how far it was scrolled.
      await Promise.resolve();
      expect(scroller().scrollTop).toBeGreaterThan(0);
      move(Number.NEGATIVE_INFINITY);
      await frame();
      expect(scroller().scrollTop).toBe(0);
      expect(isInSight(option('Note 1').element())).toBe(true);
    }
  });

  it('stays where it is when something comes above what is in sight', async () => {
    await search();
    await expect.poll(() => app.inputsOf('search.run').length).toBe(2);
    scroller().scrollTop = 800;
    const seen = await topOf('Note 11');
    hits = [hitOf(9_000, { title: 'A new note' }), ...many];
    searchStore.getState().refresh();
    await expect.poll(() => searchStore.getState().answer?.hits[0]?.noteId, { timeout: 3_000 }).toBe(9_000);
    await expect.poll(() => topOf('Note 11')).toBe(seen);
  });

  it('moves nothing when sentences arrive, and changes its height with the density', async () => {
    await search();
    const before = await topOf('Note 5');
    await expect.poll(() => option('Note 1').element().querySelector('mark')).not.toBeNull();
    expect(await topOf('Note 5')).toBe(before);
    const inSight = () =>
      options()
        .elements()
        .filter((element) => isInSight(element)).length;
    expect(inSight()).toBeGreaterThanOrEqual(7);
    await userEvent.keyboard('{Control>}{Shift>}D{/Shift}{/Control}');
    await expect.poll(inSight).toBeGreaterThanOrEqual(14);
  });

  it('holds no buttons in its lines: those of the selected hit and of the one under the pointer stand beside them', async () => {
    await search();
    expect(page.getByRole('listbox', { name: 'Results' }).element().querySelector('button, a, [tabindex]')).toBeNull();
    await page.getByRole('toolbar', { name: 'Note 1' }).getByRole('button', { name: '2 more passages' }).click();
    await expect.element(page.getByText('Text.').nth(1)).toBeVisible();
    await expect.element(searchBox()).toHaveFocus();
    await option('Note 3').hover();
    await page.getByRole('toolbar', { name: 'Note 3' }).getByRole('button', { name: 'Why?' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Why this note' })).toMatchTextContent('14 ms');
  });
});

describe('weak hits', () => {
  beforeEach(() => {
    hits = weak;
    response = { total: { notes: 4, exact: true } };
  });

  it('are folded into one line, which the keyboard opens and folds again', async () => {
    await search();
    await expect.element(page.getByText('4 notes', { exact: true })).toBeVisible();
    await expect.element(option('8 weaker')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
    await expect.element(option('8 weaker')).toHaveAttribute('aria-selected', 'true');
    await expect.element(searchBox()).toHaveAttribute('aria-activedescendant', option('8 weaker').element().id);
    await userEvent.keyboard('{Enter}');
    await expect.element(option('Note 5')).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(option('Note 5')).not.toBeInTheDocument();
    await expect.element(option('8 weaker')).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(option('Note 4')).toHaveAttribute('aria-selected', 'true');
  });

  it('are listed and folded by the mouse', async () => {
    await search();
    await option('8 weaker').click();
    await expect.element(option('Note 5')).toHaveAttribute('aria-selected', 'true');
    await option('Hide 8 weaker').click();
    await expect.element(option('Note 5')).not.toBeInTheDocument();
  });
});

describe('several hits', () => {
  it('are selected with Shift and the arrows, all with a second Ctrl+A, and left with Escape', async () => {
    await search();
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await expect.element(page.getByText('3 selected')).toBeVisible();
    await expect.poll(selected).toEqual(['Note 1', 'Note 2', 'Note 3']);
    await userEvent.keyboard('{Control>}a{/Control}{Control>}a{/Control}');
    const loaded = hitsInSight(window.innerHeight, 'comfortable', remInPixels()) + 100;
    await expect.element(page.getByText(`${loaded} selected`)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(selected).toEqual(['Note 3']);
    await expect.element(searchBox()).toHaveValue('dark spots');
  });

  it('are selected with Ctrl and Shift and a click, dragged out together, and left with a click', async () => {
    await search();
    await option('Note 3').click({ modifiers: ['ControlOrMeta'] });
    await option('Note 5').click({ modifiers: ['Shift'] });
    await expect.poll(selected).toEqual(['Note 3', 'Note 4', 'Note 5']);
    option('Note 4')
      .element()
      .dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true }));
    option('Note 1')
      .element()
      .dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true }));
    expect(app.inputsOf('notes.drag')).toEqual([{ noteIds: [3, 4, 5] }, { noteIds: [1] }]);
    // The buttons of a line lie on its own ground, whether it is where the keyboard is, or one of several.
    await option('Note 4').hover();
    const groundOf = (element: Element | undefined | null) => element && getComputedStyle(element).backgroundColor;
    const line = option('Note 4').element();
    const tools = page.getByRole('toolbar', { name: 'Note 4', exact: true });
    expect(groundOf(tools.element())).toBe(groundOf(line.firstElementChild));
    await option('Note 2').click();
    await expect.poll(selected).toEqual(['Note 2']);
    await expect.element(searchBox()).toHaveFocus();
  });

  it('are copied as links, from the menu that Shift+F10 or the right button opens', async () => {
    await search();
    await userEvent.keyboard('{Shift>}{ArrowDown}{F10}{/Shift}');
    const menu = page.getByRole('menu', { name: '2 selected results' });
    await expect.element(menu).toBeVisible();
    await menu.getByRole('menuitem', { name: 'Open 2 notes in your editor' }).click();
    await expect.poll(() => app.inputsOf('note.open')).toMatchObject([{ noteId: 1 }, { noteId: 2 }]);
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await expect.element(menu.getByRole('menuitem', { name: 'Find similar notes' })).not.toBeInTheDocument();
    await menu.getByRole('menuitem', { name: 'Copy 2 links' }).click();
    await expect
      .poll(() => app.inputsOf('clipboard.write'))
      .toEqual([{ text: '[Note 1](<file:///notes/1.md>)\n[Note 2](<file:///notes/2.md>)' }]);
    await option('Note 4').click({ button: 'right' });
    await page
      .getByRole('menu', { name: 'Selected result' })
      .getByRole('menuitem', { name: 'Copy the path of the note’s file' })
      .click();
    await expect.poll(() => app.inputsOf('clipboard.write').at(-1)).toEqual({ text: '/notes/4.md' });
    await expect.poll(selected).toEqual(['Note 4']);
    await userEvent.keyboard('{Control>}{Shift>}C{/Shift}{/Control}');
    await expect
      .poll(() => app.inputsOf('clipboard.write').at(-1))
      .toEqual({ text: '> Text.\n>\n> — [Note 4](<file:///notes/4.md>)' });
  });
});

describe('the order and the filters of an answer', () => {
  it('is by date once its button or its keys ask for it', async () => {
    await search();
    await page.getByRole('button', { name: 'Best first. List the newest first' }).click();
    await expect.element(searchBox()).toHaveValue('dark spots sort:date');
    await userEvent.keyboard('{Control>}{Shift>}S{/Shift}{/Control}');
    await expect.element(searchBox()).toHaveValue('dark spots');
  });

  it('is that of a list, without grades and reasons, where only a folder was asked for', async () => {
    hits = weak;
    await searchBox().fill('folder:garden');
    await expect.element(option('Note 1')).toHaveAttribute('aria-selected', 'true');
    await expect.element(page.getByText('Newest first')).toBeVisible();
    await expect.element(page.getByText('Why?')).not.toBeInTheDocument();
    expect(option('Note 1').element().textContent).not.toContain('Good');
    await searchBox().fill('folder:garden spots');
    await expect.element(page.getByText('Best first')).toBeVisible();
    await expect.element(page.getByText('Why?')).toBeVisible();
  });

  it('is not to be chosen where nothing is relevant, which is said in full', async () => {
    response = { nothingRelevant: true };
    await searchBox().fill('asdfghjkl');
    await expect.element(page.getByText('Nothing relevant. The closest:')).toBeVisible();
    await expect.element(page.getByText('Best first')).not.toBeInTheDocument();
  });

  it('is said above it in full, whatever else is said or offered there, and no line is kept for what is not said', async () => {
    await search();
    const header = page.getByText('3,000 notes');
    const line = header.element().getBoundingClientRect();
    expect((await topOf('Note 1')) - line.bottom).toBeLessThan(1.5 * line.height);
    response = { corrections: [{ typed: 'kichen', used: 'kitchen' }] };
    await searchBox().fill('kichen');
    const said = page.getByText('No note contains “kichen”. Showing results for “kitchen”.');
    await expect.element(said).toBeVisible();
    expect(said.element().scrollWidth).toBeLessThanOrEqual(said.element().clientWidth);
    await expect.element(page.getByText('3,000 notes')).toBeVisible();
  });

  it('says once how much more belongs to a hit: with its buttons, or with a number', async () => {
    await search();
    const number = page.getByText('+2', { exact: true });
    await expect.element(number).not.toBeVisible();
    await expect.element(page.getByText('2 more', { exact: true })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await option('Note 9').hover();
    await expect.element(number).toBeVisible();
  });

  it('says of a folder without notes that it has none, not that there is none', async () => {
    hits = [];
    libraryStore.getState().show(libraryWith({ folders: [folderWith({ path: '/home/Scifact', notes: 0 })] }));
    response = { unknownFilters: [{ field: 'folder', value: 'scifact', start: 0, end: 14, nearest: null }] };
    await searchBox().fill('folder:scifact');
    await expect.element(page.getByText(/^No notes in the folder “scifact”/)).toBeVisible();
  });

  it('offers the nearest name where a filter names nothing, or to leave it out', async () => {
    hits = [];
    const filter = { field: 'folder', value: 'gardn', start: 6, end: 18, nearest: 'my garden' } as const;
    response = { unknownFilters: [filter] };
    await searchBox().fill('spots folder:gardn');
    await expect.element(page.getByText('There is no folder “gardn”.')).toBeVisible();
    response = {};
    hits = many;
    await page.getByRole('button', { name: 'Search with “my garden” instead' }).click();
    await expect.element(searchBox()).toHaveValue('spots folder:"my garden"');
    response = { unknownFilters: [filter] };
    hits = [];
    await searchBox().fill('spots folder:gardn');
    await page.getByRole('button', { name: 'Leave this filter out' }).click();
    await expect.element(searchBox()).toHaveValue('spots');
  });

  it('says which filters exclude each other, and what only looks like one', async () => {
    hits = [];
    response = {
      conflictingFilters: [
        { start: 0, end: 5 },
        { start: 6, end: 11 },
      ],
    };
    await searchBox().fill('tag:a tag:b');
    await expect.element(page.getByText('No note passes these filters together')).toBeVisible();
    hits = many;
    response = { unreadFilters: [{ name: 'has', value: 'task', field: null, start: 6, end: 14 }] };
    await page.getByRole('button', { name: 'Leave out tag:a' }).click();
    await expect.element(searchBox()).toHaveValue('tag:b');
    await expect.element(page.getByText('“has:task” is no filter, and was searched for as words')).toBeVisible();
  });
});

async function search(): Promise<void> {
  await searchBox().fill('dark spots');
  await expect.element(option('Note 1')).toBeVisible();
}

function searchBox() {
  return page.getByRole('combobox', { name: 'Search notes' });
}

function options() {
  return page.getByRole('listbox', { name: 'Results' }).getByRole('option');
}

/** The line whose text begins like this. */
function option(text: string) {
  return options()
    .filter({ hasText: new RegExp(`^${text}(?!\\d)`) })
    .first();
}

function selected(): (string | undefined)[] {
  const lines = options()
    .elements()
    .filter((line) => line.getAttribute('aria-selected') === 'true');
  return lines.map((line) => /^Note \d+/.exec(line.textContent)?.[0]);
}

function scroller(): Element {
  const scrolling = page.getByRole('listbox', { name: 'Results' }).element().parentElement;
  if (!scrolling) throw new Error('The list is in nothing that scrolls.');
  return scrolling;
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const sight = scroller().getBoundingClientRect();
  return top >= sight.top - 1 && bottom <= sight.bottom + 1;
}

async function topOf(text: string): Promise<number> {
  await frame();
  return Math.round(option(text).element().getBoundingClientRect().top);
}

function frame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
