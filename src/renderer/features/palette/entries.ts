import { commandGroups } from '../../../shared/commands.ts';
import type { SavedSearch } from '../../../shared/saved-searches.ts';
import { t } from '../../lib/translate.tsx';
import { type Command, wordsOf } from '../commands/command.ts';
import { groupNames } from '../commands/group-names.ts';
import type { TreeNode } from '../facets/tree-nodes.ts';
import { foldName, type Match, matchesOf, tiers } from './names.ts';
import type { NoteName, TitlesState } from './titles-store.ts';

/** A folder or a tag, with the number of notes that have it. */
export type FilterValue = Pick<TreeNode, 'target' | 'notes'>;

/** A line of the palette. */
export type Entry =
  | { kind: 'command'; command: Command }
  | { kind: 'note'; note: NoteName }
  | { kind: 'search'; search: SavedSearch }
  | { kind: 'filter'; filter: FilterValue }
  /** Searches the notes for what is typed. */
  | { kind: 'ask'; query: string };

export interface Group {
  heading: string;
  entries: readonly Entry[];
}

/** Things with their names as they are compared. */
export interface Named<T> {
  items: readonly T[];
  folded: string[];
}

export interface Sources {
  commands: readonly Command[];
  titles: Pick<TitlesState, 'names' | 'folded'>;
  searches: readonly SavedSearch[];
  /** Whether the names of notes are there, so that what does not match has no name. */
  isComplete: boolean;
  folders: Named<FilterValue>;
  tags: Named<FilterValue>;
}

const mostNotes = 12;
const mostOthers = 8;

/**
 * What the palette lists. While nothing is typed, all commands by their groups; then what matches, the group with the best
 * match first, and at the end the search for what is typed.
 */
export function groupsOf(typed: string, sources: Sources): Group[] {
  const query = typed.trim();
  if (query === '') return [...byGroup(sources.commands), ...searchesOf(sources.searches)];
  const groups = [
    matching(t('Commands'), namedBy(sources.commands, wordsOf), query, (command) => ({
      kind: 'command',
      command,
    })),
    matching(t('Notes'), { items: sources.titles.names, folded: sources.titles.folded }, query, noteEntry, mostNotes),
    matching(
      t('Saved searches'),
      namedBy(sources.searches, ({ name }) => name),
      query,
      (search) => ({ kind: 'search', search }),
    ),
    matching(t('Folders'), sources.folders, query, filterEntry),
    matching(t('Tags'), sources.tags, query, filterEntry),
  ];
  const found = groups.filter(({ entries }) => entries.length > 0).sort((a, b) => a.tier - b.tier);
  return sources.isComplete ? [...found, { heading: t('Search'), entries: [{ kind: 'ask', query }] }] : found;
}

function byGroup(commands: readonly Command[]): Group[] {
  return commandGroups
    .map((name) => ({
      heading: t(groupNames[name]),
      entries: commands.filter(({ group }) => group === name).map((command) => ({ kind: 'command' as const, command })),
    }))
    .filter(({ entries }) => entries.length > 0);
}

function searchesOf(searches: readonly SavedSearch[]): Group[] {
  if (searches.length === 0) return [];
  return [{ heading: t('Saved searches'), entries: searches.map((search) => ({ kind: 'search', search })) }];
}

interface RankedGroup extends Group {
  /** Of its best entry. */
  tier: number;
}

function namedBy<T>(items: readonly T[], nameOf: (item: T) => string): Named<T> {
  return { items, folded: items.map((item) => foldName(nameOf(item))) };
}

function matching<T>(
  heading: string,
  { items, folded }: Named<T>,
  query: string,
  entryOf: (item: T) => Entry,
  most = mostOthers,
): RankedGroup {
  const matches = matchesOf(folded, query, most);
  const entries = matches.flatMap(({ at }) => {
    const item = items[at];
    return item === undefined ? [] : [entryOf(item)];
  });
  return { heading, entries, tier: tierOf(matches) };
}

function noteEntry(note: NoteName): Entry {
  return { kind: 'note', note };
}

function filterEntry(filter: FilterValue): Entry {
  return { kind: 'filter', filter };
}

/** All folders or tags of a tree. */
export function filtersIn(tree: readonly TreeNode[]): Named<FilterValue> {
  const flat = (nodes: readonly TreeNode[]): TreeNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
  const items = flat(tree);
  // A folder inside others is looked for by its own name, too.
  return {
    items,
    folded: items.map(({ name, target }) => foldName(name === target.value ? name : `${name} ${target.value}`)),
  };
}

function tierOf([best]: readonly Match[]): number {
  return best?.tier ?? tiers.similar;
}
