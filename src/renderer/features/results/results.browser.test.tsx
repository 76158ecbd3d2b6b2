import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { z } from 'zod';
import type { Hit, Note } from '../../../shared/domain.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { handleCommandKey } from '../commands/dispatch.ts';
import { commandsStore } from '../commands/store.ts';
import { libraryStore } from '../library/store.ts';
import { libraryWith } from '../library/testing.ts';
import { readNote } from '../note-pane/note-commands.ts';
import { NotePane } from '../note-pane/note-pane.tsx';
import { notePaneStore } from '../note-pane/store.ts';
import { targetOf } from '../note-pane/target.ts';
import { searchStore } from '../search/store.ts';
import { hitOf, passageOf, responseOf } from '../search/testing.ts';
import { SearchBox } from '../search-box/search-box.tsx';
import { explainCommand, resultCommands } from './commands.ts';
import { resultsId } from './element-ids.ts';
import { copyQuoteCommand } from './hit-commands.ts';
import { Results } from './results.tsx';

const text = 'Water them in the evening. A lack of calcium makes dark spots. Cut the lower leaves.';
const calcium = { start: text.indexOf('calcium'), end: text.indexOf('calcium') + 7 };
const answer = { start: text.indexOf('A lack'), end: text.indexOf(' Cut') };

const tomatoes = hitOf(1, {
  title: 'Tomatoes',
  passage: text,
  start: 0,
  end: text.length,
  marks: [calcium],
  passages: 3,
  duplicates: [{ noteId: 90, title: 'Tomatoes, a copy', folder: '/notes', path: 'copy.md' }],
  explanation: { semantic: { rank: 1, similarity: 0.71 }, keyword: null, words: [] },
});
const others = Array.from({ length: 30 }, (_, i) => hitOf(i + 2));

const march = {
  typed: 'last March',
  filter: 'after:2026-03 before:2026-04',
  period: { from: Date.parse('2026-03-01T00:00'), to: Date.parse('2026-04-01T00:00'), precision: 'month' as const },
  query: 'spots after:2026-03 before:2026-04',
};
const spelling = { corrections: [{ typed: 'sptos', used: 'spots' }], query: 'spots last March' };

let hits: Hit[];
let searchable: number;
let app: FakeApp;

beforeEach(() => {
  hits = [tomatoes, ...others];
  searchable = 1;
  app = new FakeApp({
    'search.run': ({ query }) =>
      responseOf(hits, {
        searchable,
        spellingSuggestion: query.includes('sptos') ? spelling : null,
        dateSuggestion: query.includes('last March') ? march : null,
      }),
    'search.passages': () => ({
      passages: [
        tomatoes,
        passageOf(101, { passage: 'Second passage.' }),
        passageOf(102, { passage: 'Third passage.' }),
      ],
    }),
    'search.sentences': ({ chunkIds }) => ({
      sentences: chunkIds.map((chunkId) => ({ chunkId, sentence: chunkId === tomatoes.chunkId ? answer : null })),
    }),
    'search.similar': () => responseOf([]),
    'note.read': ({ noteId }) => noteOf(noteId),
    'clipboard.write': () => ({}),
  });
  commandsStore.getState().register(resultCommands, []);
  window.addEventListener('keydown', handleCommandKey);
  onTestFinished(() => window.removeEventListener('keydown', handleCommandKey));
  draw(
    <div className="flex h-full">
      <div className="flex w-120 flex-col">
        <SearchBox />
        <Results />
      </div>
      <NotePane beneath={null} />
    </div>,
  );
});

afterEach(() => {
  notePaneStore.getState().close();
  searchStore.getState().run('', 'hybrid');
});

describe('the result list', () => {
  it('is moved through by keyboard, from the first hit to the last and back', async () => {
    await search();
    await expect.element(hit('Tomatoes')).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(hit('Note 2')).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{PageDown}');
    await expect.element(hit('Note 7')).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Control>}{End}{/Control}{ArrowDown}');
    await expect.element(hit('Note 31')).toHaveAttribute('aria-selected', 'true');
    await expect.element(hit('Note 31')).toBeInViewport();
    await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowUp}');
    await expect.element(hit('Tomatoes')).toHaveAttribute('aria-selected', 'true');
    await expect.element(searchBox()).toHaveAttribute('aria-activedescendant', hit('Tomatoes').element().id);
  });

  it('expands the other passages of a note with →, moves through them, and collapses them with ←', async () => {
    await search();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(hit('Third passage.')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(hit('Second passage.')).toHaveAttribute('aria-selected', 'true');
    await expect.element(hit('Water them')).toHaveAttribute('aria-selected', 'false');
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(hit('Second passage.')).not.toBeInTheDocument();
    await expect.element(hit('Water them')).toHaveAttribute('aria-selected', 'true');
  });

  it('lists near-duplicates on a click, and opens one', async () => {
    await search();
    await page.getByRole('button', { name: '1 alike: 1 nearly identical note' }).click();
    await hit('Tomatoes, a copy').click();
    await expect.element(notePane()).toMatchTextContent('Note 90');
    expect(app.inputsOf('note.read').at(-1)).toEqual({ noteId: 90, chunkId: null });
  });

  it('copies of the note that is read: its link, its path, and what is selected or marked in it', async () => {
    await search();
    readNote(targetOf(90, null));
    await expect.element(notePane()).toMatchTextContent('Note 90');
    await userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    await expect.poll(copied).toBe('[Note 90](<file:///notes/90.md>)');
    await userEvent.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
    await expect.poll(copied).toBe('/notes/90.md');
    expect(copyQuoteCommand.isEnabled?.()).toBe(false);
    document.getSelection()?.selectAllChildren(page.getByRole('region', { name: 'Text' }).element());
    copyQuoteCommand.run();
    await expect.poll(copied).toBe(`> ${text}\n>\n> — [Note 90](<file:///notes/90.md>)`);

    readNote(targetOf(1, tomatoes));
    await expect.element(notePane()).toMatchTextContent('Note 1');
    copyQuoteCommand.run();
    await expect.poll(copied).toBe(`> ${text}\n>\n> — [Note 1](<file:///notes/1.md>)`);
  });

  it('is not asked for its menu in a note, nor for anything while it is covered', async () => {
    await search();
    await expect.poll(() => explainCommand.isEnabled?.()).toBe(true);
    readNote(targetOf(90, null));
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
    expect(explainCommand.isEnabled?.()).toBe(true);
    document.getElementById(resultsId)?.closest('.w-120')?.setAttribute('inert', '');
    expect(explainCommand.isEnabled?.()).toBe(false);
  });

  it('marks words of the query at once, and the sentence that answers when it arrives', async () => {
    await search();
    expect(hit('Water them').element().querySelector('b')?.textContent).toBe('calcium');
    await expect
      .poll(() => hit('Water them').element().querySelector('mark')?.textContent)
      .toBe('A lack of calcium makes dark spots.');
  });

  it('marks words of the query in a title, too', async () => {
    hits = [hitOf(1, { title: 'Tomatoes and beans', titleMarks: [{ start: 13, end: 18 }] })];
    await search();
    const title = hit('Tomatoes and beans').element().querySelector('[title]');
    expect(title?.textContent).toBe('Tomatoes and beans');
    expect(title?.querySelector('b')?.textContent).toBe('beans');
  });

  it('shows what would turn the writing of a name around, instead of obeying it', async () => {
    hits = [hitOf(1, { title: 'Tomatoes\u202Egpj.exe', path: 'in\u2066box/Tomatoes\u202Egpj.exe' })];
    await search();
    await expect.element(hit('Tomatoes')).toMatchTextContent('Tomatoes\\u202egpj.exe');
    await expect.element(hit('Tomatoes')).toMatchTextContent('in\\u2066box');
    expect(document.body.textContent).not.toMatch(/[\u202E\u2066]/);
  });

  it('explains why a note was found with Ctrl+I, and gives the focus back', async () => {
    await search();
    await userEvent.keyboard('{Control>}i{/Control}');
    const explanation = page.getByRole('dialog', { name: 'Why this note' });
    await expect.element(explanation).toMatchTextContent('1st · 71% similar, by all-MiniLM-L6-v2');
    await userEvent.keyboard('{Escape}');
    await expect.element(explanation).not.toBeInTheDocument();
    await expect.element(searchBox()).toHaveFocus();
  });

  it('has keys for an explanation only where there is something to explain', async () => {
    const explanation = page.getByText(/why$/);
    await search();
    await expect.element(explanation).toBeVisible();
    await userEvent.fill(searchBox(), 'tag:garden');
    await expect.element(page.getByText('Newest first')).toBeVisible();
    await expect.element(explanation).not.toBeInTheDocument();
  });

  it('an explanation that is taller than the window can be scrolled', async () => {
    const { innerWidth, innerHeight } = window;
    onTestFinished(() => page.viewport(innerWidth, innerHeight));
    await page.viewport(720, 300);
    await search();
    await userEvent.keyboard('{Control>}i{/Control}');
    const explanation = page.getByRole('dialog', { name: 'Why this note' });
    await expect.element(explanation).toBeVisible();
    await expect.poll(() => explanation.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(300);
    expect(explanation.element().scrollHeight).toBeGreaterThan(explanation.element().clientHeight);
  });

  it('shows the selected note at its passage; Enter moves the focus there, and Escape back', async () => {
    await search();
    await expect.element(notePane()).toMatchTextContent('Note 1');
    await expect.poll(() => notePane().element().querySelector('mark b')?.textContent).toBe('calcium');
    const heightOf = (part: string) => notePane().element().querySelector(part)?.getBoundingClientRect().height ?? 0;
    await expect.poll(() => heightOf('[data-passage-bar]')).toBeGreaterThanOrEqual(heightOf('mark'));
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(notePane()).toMatchTextContent('Note 2');
    await expect.element(searchBox()).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(notePane().getByRole('region', { name: 'Text' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(searchBox()).toHaveFocus();
    await expect.element(notePane()).toMatchTextContent('Note 2');
    await expect.element(hit('Note 2')).toHaveAttribute('aria-selected', 'true');
  });

  it('shows new notes when the library changes, and keeps the selection', async () => {
    await search();
    await userEvent.keyboard('{ArrowDown}');
    hits = [hitOf(50, { title: 'A new note' }), ...hits];
    libraryStore.getState().show(libraryWith({ revision: 1 }));
    await expect.element(hit('A new note'), { timeout: 3_000 }).toBeVisible();
    await expect.element(hit('Note 2')).toHaveAttribute('aria-selected', 'true');
  });
});

it('a search is no longer called partial once what was left is set aside', async () => {
  searchable = 0.99;
  libraryStore.getState().show(libraryWith({ chunks: 100, embedded: 99 }));
  await search();
  await expect.element(page.getByText(/by meaning in 99%/)).toBeVisible();
  libraryStore.getState().show(libraryWith({ chunks: 100, embedded: 99, failed: 1 }));
  await expect.element(page.getByText(/by meaning in 99%/)).not.toBeInTheDocument();
});

it('a search that finds nothing while notes are being read says so', async () => {
  hits = [];
  libraryStore
    .getState()
    .show(libraryWith({ progress: { phase: 'chunking', done: 0, total: 9, perSecond: null, secondsLeft: null } }));
  await searchBox().fill('spots');
  await expect.element(page.getByText('No note matches yet')).toBeVisible();
  await expect.element(page.getByText(/^Your notes are still being read/)).toBeVisible();
  libraryStore.getState().show(libraryWith({}));
  await expect.element(page.getByText('Try fewer words, or put it another way.')).toBeVisible();
});

describe('what may have been meant', () => {
  it('is offered beside the results once the query has stood, and nothing moves when it comes', async () => {
    await search('spots last March');
    const before = hit('Tomatoes').element().getBoundingClientRect().top;
    await expect.element(offer('Only March 2026')).toBeVisible();
    expect(hit('Tomatoes').element().getBoundingClientRect().top).toBe(before);
    // The library of the test before may have had it asked again.
    for (const asked of app.inputsOf('search.run')) expect(asked).toMatchObject({ query: 'spots last March' });
    await expect.element(searchBox()).toHaveValue('spots last March');
  });

  it('is asked with a click, which leaves the focus in the search box', async () => {
    await search('spots last March');
    await offer('Only March 2026').click();
    await expect.element(searchBox()).toHaveValue(march.query);
    await expect.element(searchBox()).toHaveFocus();
    await expect.element(offer('Only March 2026')).not.toBeInTheDocument();
    await expect.poll(() => app.inputsOf('search.run').at(-1)).toMatchObject({ query: march.query });
  });

  it('is asked with Ctrl+D, the spelling first', async () => {
    await search('sptos last March');
    await expect.element(offer('Did you mean “spots”?')).toBeVisible();
    await userEvent.keyboard('{Control>}d{/Control}');
    await expect.element(searchBox()).toHaveValue('spots last March');
    await expect.element(offer('Only March 2026')).toBeVisible();
    await userEvent.keyboard('{Control>}d{/Control}');
    await expect.element(searchBox()).toHaveValue(march.query);
  });

  it('is dismissed with its button or with Delete, and does not come back', async () => {
    await search('sptos last March');
    await page.getByRole('button', { name: 'Dismiss: Did you mean “spots”?' }).click();
    await expect.element(offer('Only March 2026')).toBeVisible();
    offer('Only March 2026').element().focus();
    await userEvent.keyboard('{Delete}');
    await expect.element(offer('Only March 2026')).not.toBeInTheDocument();
    await expect.element(searchBox()).toHaveFocus();
    await expect.element(searchBox()).toHaveValue('sptos last March');
  });
});

async function search(query = 'dark spots'): Promise<void> {
  await searchBox().fill(query);
  await expect.element(hit('Tomatoes')).toBeVisible();
}

/** What was copied last. */
function copied(): unknown {
  const [last] = z.array(z.object({ text: z.string() })).parse(app.inputsOf('clipboard.write').slice(-1));
  return last?.text;
}

function searchBox() {
  return page.getByRole('combobox', { name: 'Search notes' });
}

function offer(text: string) {
  return page.getByRole('button', { name: text, exact: true });
}

function notePane() {
  return page.getByRole('region', { name: 'Note', exact: true });
}

/** The hit or row whose text begins like this. */
function hit(text: string) {
  return page.getByRole('listbox', { name: 'Results' }).getByRole('option').filter({ hasText: text }).first();
}

function noteOf(noteId: number): Note {
  const passage = noteId === 90 ? null : { start: 0, end: text.length };
  const path = `${noteId}.md`;
  return {
    noteId,
    title: `Note ${noteId}`,
    folder: '/notes',
    path,
    format: 'markdown',
    text,
    modifiedAt: 0,
    date: 0,
    passage,
    recognisedPages: [],
  };
}
