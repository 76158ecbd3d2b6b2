import type { FolderCount, TagCount } from '../../../shared/facets.ts';
import { folderName, lastPartOf } from '../../lib/paths.ts';
import type { FilterTarget } from '../search/query-filters.ts';
import { folderKey, tagKey } from './keys.ts';

/** A folder or a tag in the sidebar. */
export interface TreeNode {
  /** Unique and lasting: what is expanded is remembered by it. */
  key: string;
  name: string;
  /** What it is in a query. */
  target: FilterTarget;
  /** The number of notes of the library in it; null while it is not known. */
  notes: number | null;
  /** The absolute path of a folder that the user added; null for everything else. */
  root: string | null;
  children: readonly TreeNode[];
}

const byName = new Intl.Collator(undefined, { numeric: true });

/** The folders that the user added, by their absolute paths and in their order, with those inside them that hold notes. */
export function folderTree(roots: readonly string[], counts: readonly FolderCount[]): TreeNode[] {
  const byRoot = Map.groupBy(counts, ({ folder }) => folder);
  const nameInQuery = folderValues(roots, byRoot);
  return roots.map((folder) => {
    const own = byRoot.get(folder) ?? [];
    const inside = Map.groupBy(
      own.filter(({ path }) => path !== ''),
      ({ path }) => above(path),
    );
    const childrenOf = (parent: string): TreeNode[] =>
      sorted(
        (inside.get(parent) ?? []).map(({ path, notes }) => ({
          key: folderKey(folder, path),
          name: lastPartOf(path),
          target: { field: 'folder', value: nameInQuery(folder, path) },
          notes,
          root: null,
          children: childrenOf(path),
        })),
      );
    return {
      key: folderKey(folder, ''),
      name: folderName(folder),
      target: { field: 'folder', value: nameInQuery(folder, '') },
      notes: own.find(({ path }) => path === '')?.notes ?? null,
      root: folder,
      children: childrenOf(''),
    };
  });
}

/** The tags of the library: `garden/roses` below `garden`. */
export function tagTree(counts: readonly TagCount[]): TreeNode[] {
  const inside = Map.groupBy(counts, ({ tag }) => above(tag));
  const childrenOf = (parent: string): TreeNode[] =>
    sorted(
      (inside.get(parent) ?? []).map(({ tag, notes }) => ({
        key: tagKey(tag),
        name: lastPartOf(tag),
        target: { field: 'tag', value: tag },
        notes,
        root: null,
        children: childrenOf(tag),
      })),
    );
  return childrenOf('');
}

/**
 * What each folder is called in a query: its path from the folder the user added, `notes/work`; or its whole path where
 * another folder’s path ends in the same way, because the filter would keep both.
 */
function folderValues(roots: readonly string[], byRoot: ReadonlyMap<string, readonly FolderCount[]>) {
  const shortOf = (folder: string, path: string): string => [folderName(folder), path].filter(Boolean).join('/');
  const endings = new Map<string, number>();
  for (const folder of roots) {
    const paths = new Set(['', ...(byRoot.get(folder) ?? []).map(({ path }) => path)]);
    for (const path of paths) {
      let ending = shortOf(folder, path).toLowerCase();
      for (;;) {
        endings.set(ending, (endings.get(ending) ?? 0) + 1);
        const slash = ending.indexOf('/');
        if (slash === -1) break;
        ending = ending.slice(slash + 1);
      }
    }
  }
  return (folder: string, path: string): string => {
    const short = shortOf(folder, path);
    return endings.get(short.toLowerCase()) === 1 ? short : folderKey(folder, path);
  };
}

function sorted(nodes: TreeNode[]): TreeNode[] {
  return nodes.sort((a, b) => byName.compare(a.name, b.name));
}

function above(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
