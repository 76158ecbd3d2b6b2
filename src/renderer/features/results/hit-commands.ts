import { plural } from '../../../shared/count.ts';
import type { Hit } from '../../../shared/domain.ts';
import { parseQuery } from '../../../shared/parse-query.ts';
import { sortOf } from '../../../shared/query.ts';
import { request } from '../../lib/api.ts';
import { pathOf } from '../../lib/paths.ts';
import { showToast } from '../../ui/toasts.ts';
import type { Command } from '../commands/command.ts';
import { reportFailure } from '../notices/store.ts';
import { changePreferences, preferencesStore } from '../preferences/store.ts';
import { chosenStore } from '../search/chosen-store.ts';
import { sentenceOf } from '../search/sentences-store.ts';
import { searchStore, selectedHit } from '../search/store.ts';
import { chosenHits, hitOrder } from './chosen-hits.ts';
import { markdownLink, quoteOf } from './copy.ts';
import { withSort } from './sort-part.ts';

const hasHits = (): boolean => selectedHit(searchStore.getState()) !== undefined;

/** Copies something of each selected hit, and says so. */
function copying(
  what: string,
  textOf: (hit: Hit) => string,
  separator: string,
): Pick<Command, 'group' | 'run' | 'isEnabled'> {
  return {
    group: 'Results',
    isEnabled: hasHits,
    run: () => {
      const hits = chosenHits();
      searchStore.getState().hold();
      const copied = request('clipboard.write', { text: hits.map(textOf).join(separator) });
      reportFailure(
        copied.then(() => showToast({ id: 'copied', text: `Copied ${plural(hits.length, what)}.`, actions: [] })),
      );
    },
  };
}

export const copyLinkCommand: Command = {
  id: 'results.copyLink',
  title: 'Copy a link to the note',
  keys: ['Mod+Shift+L'],
  words: 'Markdown file address',
  ...copying('link', markdownLink, '\n'),
};

export const copyQuoteCommand: Command = {
  id: 'results.copyQuote',
  title: 'Copy the passage as a quote with its source',
  keys: ['Mod+Shift+U'],
  words: 'citation sentence',
  ...copying('quote', quoted, '\n\n'),
};

export const copyPathCommand: Command = {
  id: 'results.copyPath',
  title: 'Copy the path of the note’s file',
  keys: ['Mod+Shift+P'],
  words: 'location',
  ...copying('path', pathOf, '\n'),
};

export const selectAllCommand: Command = {
  id: 'results.selectAll',
  title: 'Select all results',
  group: 'Results',
  isEnabled: hasHits,
  run: () => {
    searchStore.getState().hold();
    chosenStore.getState().all(hitOrder());
  },
};

export const sortCommand: Command = {
  id: 'results.sortByDate',
  title: 'List the newest results first',
  group: 'Results',
  keys: ['Mod+Shift+S'],
  words: 'sort order date relevance',
  isEnabled: () => {
    const { answer } = searchStore.getState();
    return answer !== null && !answer.similarTo;
  },
  isOn: () => sortOf(parseQuery(searchStore.getState().query)) === 'date',
  run: () => {
    const { query, mode, run } = searchStore.getState();
    run(withSort(query, sortOf(parseQuery(query)) === 'date' ? 'relevance' : 'date'), mode);
  },
};

export const densityCommand: Command = {
  id: 'results.compact',
  title: 'List results on fewer lines',
  group: 'View',
  keys: ['Mod+Shift+D'],
  words: 'density compact comfortable rows',
  isOn: () => preferencesStore.getState().now.density === 'compact',
  run: () => {
    const { density } = preferencesStore.getState().now;
    changePreferences({ density: density === 'compact' ? 'comfortable' : 'compact' });
  },
};

function quoted(hit: Hit): string {
  const { row } = searchStore.getState();
  const passage = row?.noteId === hit.noteId && row.passage ? row.passage : hit;
  return quoteOf(hit, passage, sentenceOf(passage));
}
