import { afterEach, describe, expect, it } from 'vitest';
import { activate, message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { folderTree, tagTree } from '../facets/tree-nodes.ts';
import { type Entry, filtersIn, groupsOf, type Sources } from './entries.ts';
import { foldName } from './names.ts';

afterEach(() => activate('en'));

const names = ['Settings of the oven', 'Night train', 'Overview'].map((name, i) => ({
  noteId: i + 1,
  name,
  aliasOf: null,
  folderId: 1,
  path: `${name}.md`,
}));

const sources: Sources = {
  commands: [command('Settings', 'Settings'), command('Why this note was found', 'Results', 'explanation')],
  titles: { names, folded: names.map(({ name }) => foldName(name)) },
  isComplete: true,
  searches: [{ name: 'Trains', query: 'overnight rail', mode: 'hybrid' }],
  folders: filtersIn(folderTree(['/home/me/trips'], [{ folder: '/home/me/trips', path: 'by night', notes: 3 }])),
  tags: filtersIn(tagTree([{ tag: 'night', notes: 2 }])),
};

const without = { ...sources, folders: filtersIn([]), tags: filtersIn([]) };

describe('the palette', () => {
  it('lists all commands by their groups while nothing is typed, and the saved searches', () => {
    expect(listed(groupsOf('', sources))).toEqual({
      Results: ['Why this note was found'],
      Settings: ['Settings'],
      'Saved searches': ['Trains'],
    });
  });

  it('has the group with the best match first, and the search for what is typed at the end', () => {
    expect(listed(groupsOf('night', without))).toEqual({
      Notes: ['Night train'],
      Search: ['night'],
    });
    expect(Object.keys(listed(groupsOf('settings', without)))).toEqual(['Commands', 'Notes', 'Search']);
    expect(Object.keys(listed(groupsOf('night', sources)))).toEqual(['Tags', 'Notes', 'Folders', 'Search']);
    expect(listed(groupsOf('by night', sources))).toMatchObject({ Folders: ['trips/by night'] });
  });

  it('finds a command by words that are not in its title', () => {
    expect(listed(groupsOf('explan', sources))).toMatchObject({ Commands: ['Why this note was found'] });
  });

  it('finds a command by its name in the page’s language and in English', async () => {
    await activate('de');
    for (const typed of ['einstell', 'settings']) {
      expect(listed(groupsOf(typed, { ...without, isComplete: false }))).toMatchObject({ Befehle: ['Settings'] });
    }
  });

  it('offers nothing in place of notes whose names are still being read', () => {
    expect(groupsOf('xylophone', { ...without, isComplete: false })).toEqual([]);
  });

  it('offers the search for what nothing is called', () => {
    expect(listed(groupsOf('xylophone', without))).toEqual({ Search: ['xylophone'] });
  });
});

function command(title: string, group: Command['group'], words?: string): Command {
  return {
    id: title,
    title: message(title),
    group,
    run: () => undefined,
    ...(words !== undefined && { words: message(words) }),
  };
}

function listed(groups: ReturnType<typeof groupsOf>): Record<string, string[]> {
  return Object.fromEntries(groups.map(({ heading, entries }) => [heading, entries.map(nameOf)]));
}

function nameOf(entry: Entry): string {
  switch (entry.kind) {
    case 'command':
      return entry.command.title;
    case 'note':
      return entry.note.name;
    case 'search':
      return entry.search.name;
    case 'filter':
      return entry.filter.target.value;
    case 'ask':
      return entry.query;
  }
}
