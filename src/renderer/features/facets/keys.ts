import type { FacetCounts } from '../../../shared/facets.ts';

/** Names a folder among all folders and tags. `folder` is the one the user added, `path` is relative to it and may be empty. */
export function folderKey(folder: string, path: string): string {
  return path === '' ? folder : `${folder}/${path}`;
}

export function tagKey(tag: string): string {
  return `#${tag}`;
}

/** The numbers of notes by the keys of folders and tags. */
export function countsByKey({ folders, tags }: FacetCounts): ReadonlyMap<string, number> {
  return new Map([
    ...folders.map(({ folder, path, notes }) => [folderKey(folder, path), notes] as const),
    ...tags.map(({ tag, notes }) => [tagKey(tag), notes] as const),
  ]);
}
