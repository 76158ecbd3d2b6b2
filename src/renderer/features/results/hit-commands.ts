import type { Hit } from '../../../shared/domain.ts';
import { sortOf } from '../../../shared/query.ts';
import { request } from '../../lib/api.ts';
import { pathOf } from '../../lib/paths.ts';
import { type Message, message, t } from '../../lib/translate.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { Command } from '../commands/command.ts';
import { currentShown } from '../note-pane/commands.ts';
import { selectedText } from '../note-pane/selection.ts';
import type { NotePaneState } from '../note-pane/store.ts';
import { reportFailure } from '../notices/store.ts';
import { changePreferences, preferencesStore } from '../preferences/store.ts';
import { isAnswering } from '../search/answer.ts';
import { chosenHits, hitOrder } from '../search/chosen-hits.ts';
import { chosenStore } from '../search/chosen-store.ts';
import { readQuery } from '../search/read-query.ts';
import { withSort } from '../search/sort-part.ts';
import { searchStore, selectedHit } from '../search/store.ts';
import { markdownLink, quoteOf, quoteText, wikiLink } from './copy.ts';

type Shown = NonNullable<NotePaneState['shown']>;

const hasHits = (): boolean => selectedHit(searchStore.getState()) !== undefined;

interface Copied {
  /** Says how many were copied. */
  said: Message;
  ofHit: (hit: Hit) => string;
  /** Null where the note has nothing of the kind. */
  ofShown: (shown: Shown) => string | null;
  separator: string;
}

/** Copies something of the note that is read or, in the results, of each selected hit, and says so. */
function copying({ said, ofHit, ofShown, separator }: Copied): Pick<Command, 'group' | 'run' | 'isEnabled'> {
  const texts = (): string[] => {
    const shown = currentShown();
    if (!shown) return chosenHits().map(ofHit);
    const text = ofShown(shown);
    return text === null ? [] : [text];
  };
  return {
    group: 'Results',
    isEnabled: () => {
      const shown = currentShown();
      return shown ? ofShown(shown) !== null : hasHits();
    },
    run: () => {
      const copied = texts();
      searchStore.getState().hold();
      reportFailure(
        request('clipboard.write', { text: copied.join(separator) }).then(() =>
          showToast({ id: 'copied', text: t(said, { count: copied.length }), actions: [] }),
        ),
      );
    },
  };
}

export const copyLinkCommand: Command = {
  id: 'results.copyLink',
  title: message('Copy a link to the note'),
  keys: ['Mod+Shift+L'],
  words: message('Markdown file address'),
  ...copying({
    said: message('{count, plural, one {Copied # link.} other {Copied # links.}}'),
    ofHit: linkTo,
    ofShown: ({ note }) => linkTo(note),
    separator: '\n',
  }),
};

export const copyQuoteCommand: Command = {
  id: 'results.copyQuote',
  title: message('Copy the passage as a quote with its source'),
  keys: ['Mod+Shift+C'],
  words: message('citation sentence'),
  ...copying({
    said: message('{count, plural, one {Copied # quote.} other {Copied # quotes.}}'),
    ofHit: quoted,
    ofShown: quotedOf,
    separator: '\n\n',
  }),
};

export const copyPathCommand: Command = {
  id: 'results.copyPath',
  title: message('Copy the path of the note’s file'),
  keys: ['Mod+Shift+P'],
  words: message('location'),
  ...copying({
    said: message('{count, plural, one {Copied # path.} other {Copied # paths.}}'),
    ofHit: pathOf,
    ofShown: ({ note }) => pathOf(note),
    separator: '\n',
  }),
};

export const selectAllCommand: Command = {
  id: 'results.selectAll',
  title: message('Select all results'),
  group: 'Results',
  isEnabled: hasHits,
  run: () => {
    searchStore.getState().hold();
    chosenStore.getState().all(hitOrder());
  },
};

export const sortCommand: Command = {
  id: 'results.sortByDate',
  title: message('List the newest results first'),
  group: 'Results',
  keys: ['Mod+Shift+S'],
  words: message('sort order date relevance'),
  isEnabled: () => {
    const { answer } = searchStore.getState();
    return answer !== null && isAnswering(answer) && !answer.similarTo;
  },
  isOn: () => sortOf(readQuery(searchStore.getState().query)) === 'date',
  run: () => {
    const { query, mode, run } = searchStore.getState();
    run(withSort(query, sortOf(readQuery(query)) === 'date' ? 'relevance' : 'date'), mode);
  },
};

export const densityCommand: Command = {
  id: 'results.compact',
  title: message('List results on fewer lines'),
  group: 'View',
  keys: ['Mod+Shift+D'],
  words: message('density compact comfortable rows'),
  isOn: () => preferencesStore.getState().now.density === 'compact',
  run: () => {
    const { density } = preferencesStore.getState().now;
    changePreferences({ density: density === 'compact' ? 'comfortable' : 'compact' });
  },
};

function quoted(hit: Hit): string {
  const { row } = searchStore.getState();
  const passage = row?.noteId === hit.noteId && row.passage ? row.passage : hit;
  return quoteOf(hit, passage, linkTo(hit));
}

/** The selected text, or else the passage beside the bar; null where a note has neither. */
function quotedOf({ note }: Shown): string | null {
  const selected = selectedText()?.text;
  if (selected !== undefined) return quoteText(selected, linkTo(note));
  return note.passage && quoteText(note.text.slice(note.passage.start, note.passage.end), linkTo(note));
}

/** Whoever edits in Obsidian links by names; elsewhere only the file’s address leads to the note. */
function linkTo(note: Pick<Hit, 'title' | 'folder' | 'path'>): string {
  return preferencesStore.getState().now.editor === 'obsidian' ? wikiLink(note) : markdownLink(note);
}
