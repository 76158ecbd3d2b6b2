import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { defaultPreferences } from '../../../shared/preferences.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { facetsStore } from '../facets/store.ts';
import { RemoveFolderDialog } from '../library/remove-folder-dialog.tsx';
import { libraryStore } from '../library/store.ts';
import { libraryWith } from '../library/testing.ts';
import { preferencesStore } from '../preferences/store.ts';
import { searchStore } from '../search/store.ts';
import { hitOf, responseOf } from '../search/testing.ts';
import { Sidebar } from './sidebar.tsx';

const folder = '/home/me/notes';
const counts = {
  folders: [
    { folder, path: '', notes: 412 },
    { folder, path: 'home', notes: 12 },
    { folder, path: 'work', notes: 300 },
    { folder, path: 'work/My clients', notes: 40 },
  ],
  tags: [
    { tag: 'area', notes: 30 },
    { tag: 'area/garden', notes: 20 },
    { tag: 'exe\u202Egpj', notes: 3 },
    ...Array.from({ length: 500 }, (_, i) => ({ tag: `topic ${i}`, notes: 1 })),
  ],
};
const found = {
  folders: [
    { folder, path: '', notes: 7 },
    { folder, path: 'home', notes: 7 },
  ],
  tags: [],
  elsewhere: [],
};

let app: FakeApp;

beforeEach(() => {
  app = new FakeApp({
    'library.facets': () => counts,
    'search.facets': () => found,
    'search.run': () => responseOf([hitOf(1)]),
    'preferences.change': ({ expanded = [] }) => ({ ...defaultPreferences, expanded }),
    'folders.reveal': () => ({}),
    'folders.rescan': () => ({}),
  });
  draw(
    <div className="flex h-[600px] w-60">
      <Sidebar />
      <RemoveFolderDialog />
    </div>,
  );
  libraryStore.getState().show(libraryWith({ folders: [folderView] }));
});

afterEach(() => {
  searchStore.getState().run('', 'hybrid');
  preferencesStore.setState({ now: defaultPreferences });
  facetsStore.setState({ library: null, found: null, elsewhere: new Map() });
  libraryStore.setState({ library: null });
});

it('what is only remarked of files that are searched is no problem', async () => {
  libraryStore.getState().show(libraryWith({ folders: [folderView], remarks: 3 }));
  await expect.element(page.getByRole('button', { name: 'Remarks 3' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /Problems/ })).not.toBeInTheDocument();
  libraryStore.getState().show(libraryWith({ folders: [folderView], remarks: 3, skippedFiles: 2 }));
  await expect.element(page.getByRole('button', { name: 'Problems 2' })).toBeVisible();
});

describe('the tree of folders', () => {
  it('says for each folder how many notes it holds, and shows what is in an only folder at once', async () => {
    await expect.poll(() => lines('Folders')).toEqual(['notes 412', 'home 12', 'work 300']);
    const work = item('work');
    await expect.element(work).toHaveAttribute('aria-level', '2');
    await expect.element(work).toHaveAttribute('aria-setsize', '2');
    await expect.element(work).toHaveAttribute('aria-posinset', '2');
    await expect.element(work).toHaveAttribute('aria-expanded', 'false');
  });

  it('a click narrows the search, another one takes that back, and one with Alt leaves the folder out', async () => {
    await item('home').click();
    expect(query()).toBe('folder:notes/home');
    await expect.element(item('home')).toHaveAttribute('aria-selected', 'true');
    await item('home').click();
    expect(query()).toBe('');
    await userEvent.keyboard('{Alt>}');
    await item('work').click();
    await userEvent.keyboard('{/Alt}');
    expect(query()).toBe('-folder:notes/work');
    await expect.element(item('work, left out')).toHaveAttribute('aria-selected', 'false');
  });

  it('is used by keyboard alone', async () => {
    await expect.element(item('work')).toBeVisible();
    await item('notes').click();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(item('work')).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    await expect.element(item('My clients')).toHaveFocus();
    expect(query()).toBe('folder:"notes/work/My clients"');
    await userEvent.keyboard('{Alt>}{Enter}{/Alt}');
    expect(query()).toBe('-folder:"notes/work/My clients"');
    await userEvent.keyboard('{Alt>}{Enter}{/Alt}');
    expect(query()).toBe('');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.element(item('work')).toHaveAttribute('aria-expanded', 'false');
    await userEvent.keyboard('n');
    await expect.element(item('notes')).toHaveFocus();
  });

  it('remembers what is expanded', async () => {
    await item('work').click({ position: { x: 24, y: 14 } });
    await expect.element(item('My clients')).toBeVisible();
    await item('notes').click({ position: { x: 10, y: 14 } });
    await expect.poll(() => lines('Folders')).toEqual(['notes 412']);
    expect(query()).toBe('');
    expect(app.inputsOf('preferences.change').at(-1)).toEqual({
      expanded: [`${folder}/work`, `collapsed:${folder}`],
    });
  });

  it('numbers follow the search, and names stay where they are', async () => {
    await expect.element(item('home, 12 notes')).toBeVisible();
    const before = nameBox('home');
    searchStore.getState().run('eggs', 'hybrid');
    await expect.element(item('home, 7 of 12 notes found')).toBeVisible();
    await expect.element(item('work, 0 of 300 notes found')).toHaveTextContent('work');
    expect(nameBox('home')).toEqual(before);
    searchStore.getState().run('', 'hybrid');
    await expect.element(item('home, 12 notes')).toBeVisible();
  });

  it('a query that names a folder has the numbers of its list, and in brackets what others would find', async () => {
    const elsewhere = [...found.folders, { folder, path: 'work', notes: 30 }];
    new FakeApp({
      'library.facets': () => counts,
      'search.facets': () => ({ ...found, elsewhere }),
      'search.run': () => responseOf([hitOf(1)]),
    });
    searchStore.getState().run('folder:home before:2025', 'hybrid');
    await expect.element(item('home, 7 of 12 notes found')).toHaveTextContent('home 7');
    await expect.element(item('notes, 7 of 412 notes found')).toHaveTextContent('notes 7');
    await expect.element(item('work, none found, 30 in this folder')).toHaveTextContent('work (30)');
  });

  it('a folder’s menu opens with its button, with a right click and with the keys for menus', async () => {
    const menu = page.getByRole('menu', { name: 'Actions for notes' });
    await item('notes').hover();
    await page.getByRole('button', { name: 'Actions for notes' }).click();
    await menu.getByRole('menuitem', { name: 'Show in file manager' }).click();
    await expect.poll(() => app.inputsOf('folders.reveal')).toEqual([{ folderId: 1 }]);
    await expect.element(item('notes')).toHaveFocus();
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await expect.element(menu).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(item('notes')).toHaveFocus();
    await item('notes').click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'Look for changed notes' }).click();
    await expect.poll(() => app.inputsOf('folders.rescan')).toEqual([{ folderId: 1 }]);
    expect(query()).toBe('');
  });

  it('removing a folder is asked for first', async () => {
    await item('notes').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Remove from Nearnote…' }).click();
    await expect.element(page.getByRole('alertdialog', { name: 'Remove “notes” from Nearnote?' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(item('notes')).toHaveFocus();
  });
});

describe('the tree of tags', () => {
  it('shows what would turn the writing of a name around, instead of obeying it', async () => {
    await expect.element(item('exe')).toHaveTextContent('exe\\u202egpj 3');
    await item('exe').click();
    expect(query()).toContain('\u202E');
  });

  it('draws only the lines in view, and reaches the last one by keyboard', async () => {
    await expect.element(item('area')).toBeVisible();
    expect(lines('Tags').length).toBeLessThan(60);
    item('area').element().focus();
    await userEvent.keyboard('{End}');
    await expect.element(item('topic 499')).toHaveFocus();
    await expect.element(item('topic 499')).toBeInViewport();
    await userEvent.keyboard('{Home}{ArrowRight}{ArrowDown}{Enter}');
    expect(query()).toBe('tag:area/garden');
  });

  it('tags add up, and a section can be collapsed', async () => {
    await item('topic 0').click();
    await item('topic 1').click();
    expect(query()).toBe('tag:"topic 0" tag:"topic 1"');
    const section = page.getByRole('button', { name: 'Tags' });
    await section.click();
    await expect.element(section).toHaveAttribute('aria-expanded', 'false');
    await expect.element(item('topic 0')).not.toBeInTheDocument();
  });
});

const folderView = {
  id: 1,
  path: folder,
  notes: 412,
  available: true,
  work: null,
  isSample: false,
  polled: null,
  settings: { patterns: [], gitignore: true, code: false, pictures: false, mostMegabytes: 10 },
};

/** The folder or tag whose description begins with these words. */
function item(name: string): Locator {
  return page.getByRole('treeitem', { name: new RegExp(`^${name}(,|\\\\|$)`) });
}

function lines(tree: string): (string | null)[] {
  const items = page.getByRole('tree', { name: tree }).getByRole('treeitem').elements();
  return items.map(({ textContent }) => textContent);
}

/** Where a name stands, in whole pixels. */
function nameBox(name: string) {
  const { x, y, width } = item(name).element().querySelector('.truncate')?.getBoundingClientRect() ?? {};
  return [x, y, width].map((length) => Math.round(length ?? 0));
}

function query(): string {
  return searchStore.getState().query;
}

it('a folder that holds what is found comes into sight, wherever it is in the list', async () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ folder, path: `folder ${at}`, notes: 1 }));
  new FakeApp({
    'library.facets': () => ({ folders: [{ folder, path: '', notes: 60 }, ...many], tags: [] }),
    'search.facets': () => ({
      ...found,
      folders: [
        { folder, path: '', notes: 1 },
        { folder, path: 'folder 48', notes: 1 },
      ],
    }),
    'search.run': () => responseOf([hitOf(1)]),
  });
  libraryStore.getState().show(libraryWith({ folders: [folderView], revision: 2 }));
  await expect.element(item('folder 0')).toBeInViewport();
  searchStore.getState().run('eggs', 'hybrid');
  await expect.element(item('folder 48, 1 of 1 note found')).toBeInViewport();
});

it('tags are in sight however many folders there are, and each is scrolled by itself to its last line', async () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ folder, path: `folder ${at}`, notes: 1 }));
  new FakeApp({
    'library.facets': () => ({ ...counts, folders: [{ folder, path: '', notes: 60 }, ...many] }),
    'preferences.change': ({ expanded = [] }) => ({ ...defaultPreferences, expanded }),
  });
  libraryStore.getState().show(libraryWith({ folders: [folderView], revision: 1 }));
  await expect.element(item('folder 0')).toBeVisible();
  const heading = page.getByRole('button', { name: 'Tags' });
  await expect.element(heading).toBeInViewport();
  await expect.element(item('area')).toBeInViewport();
  item('notes').element().focus();
  await userEvent.keyboard('{End}');
  await expect.element(item('folder 59')).toHaveFocus();
  const line = item('folder 59').element().getBoundingClientRect();
  expect(document.elementFromPoint(line.left + 40, line.bottom - 2)?.closest('[role=treeitem]')).toBe(
    item('folder 59').element(),
  );
  await expect.element(item('area')).toBeInViewport();
  await heading.click();
  await expect.element(heading).toHaveAttribute('aria-expanded', 'false');
  // The heading alone fits, and what fits has no scrollbar.
  const ofTags = heading.element().closest('.overflow-y-auto');
  await expect.poll(() => ofTags && ofTags.scrollHeight - ofTags.clientHeight).toBe(0);
});
