import { useMemo } from 'react';
import type { TagCount } from '../../../shared/facets.ts';
import { type IsTag, parseQuery } from '../../../shared/parse-query.ts';
import type { ParsedQuery } from '../../../shared/query.ts';
import { createStore, hookOf } from '../../lib/store.ts';

interface TagsState {
  /** The keys of all tags that notes have, those above them included. */
  keys: ReadonlySet<string>;
  learn(tags: readonly Pick<TagCount, 'tag'>[]): void;
}

/** The tags of the library, as far as reading a query needs them. Whoever counts them tells it. */
export const tagsStore = createStore<TagsState>('tags', (set, get) => ({
  keys: new Set(),
  learn: (tags) => {
    const keys = new Set(tags.map(({ tag }) => keyOf(tag)));
    const known = get().keys;
    if (keys.size !== known.size || [...keys].some((key) => !known.has(key))) set({ keys });
  },
}));

const useTags = hookOf(tagsStore);

/** Parses a query as the engine does: `#garden` is a filter where notes have that tag. @see parseQuery */
export function readQuery(query: string): ParsedQuery {
  return readWith(tagsStore.getState().keys, query);
}

/** The same in a component, which is drawn again when the library’s tags change. */
export function useReadQuery(query: string): ParsedQuery {
  const keys = useTags((state) => state.keys);
  return useMemo(() => readWith(keys, query), [keys, query]);
}

function readWith(keys: ReadonlySet<string>, query: string): ParsedQuery {
  const isTag: IsTag = (tag, isAtEnd) => {
    const key = keyOf(tag);
    return keys.has(key) || (isAtEnd && [...keys].some((each) => each.startsWith(key)));
  };
  return parseQuery(query, undefined, isTag);
}

/** What tags are compared by: filters leave out case and accents, and slashes without a name after them. */
function keyOf(tag: string): string {
  return tag
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/\/{2,}/g, '/')
    .replace(/\/$/, '');
}
