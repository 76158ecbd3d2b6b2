import type { LinkTarget, ResolvedLink } from '../../../shared/links.ts';
import { request } from '../../lib/api.ts';
import { soon } from '../../lib/soon.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { libraryStore } from '../library/store.ts';

/** The most in one request. */
const maxRequested = 500;
/** The most that are remembered; resolving a few again costs little. */
const maxKept = 5_000;
/** While the library changes, links are resolved anew no more often than this, in milliseconds. */
const refreshInterval = 2_000;

export interface LinksState {
  /** Where links lead that have been resolved, by note and target, see `linkKey`. */
  links: ReadonlyMap<string, ResolvedLink>;
  /** Increases when notes have come, gone or been renamed: links may lead elsewhere. */
  revision: number;
  /** Resolves a link, together with all that are asked for at the same time. */
  resolve(noteId: number, link: LinkTarget): Promise<ResolvedLink>;
  /** The library has changed: soon, links are resolved anew. */
  refresh(): void;
}

interface Waiting {
  link: LinkTarget;
  settle: PromiseWithResolvers<ResolvedLink>;
}

/** Where the links of shown notes lead. */
export function createLinksStore(resolve: (noteId: number, targets: LinkTarget[]) => Promise<ResolvedLink[]>) {
  const waiting = new Map<number, Waiting[]>();

  return createStore<LinksState>('links', (set, get) => {
    async function ask(noteId: number, some: readonly Waiting[]): Promise<void> {
      try {
        const found = await resolve(
          noteId,
          some.map(({ link }) => link),
        );
        const kept = get().links.size > maxKept ? [] : get().links;
        const added = some.flatMap(({ link }, place): [string, ResolvedLink][] => {
          const resolved = found[place];
          return resolved ? [[linkKey(noteId, link), resolved]] : [];
        });
        set({ links: new Map([...kept, ...added]) });
        for (const [place, { settle }] of some.entries()) settle.resolve(found[place] ?? { kind: 'none' });
      } catch (error) {
        for (const { settle } of some) settle.reject(error);
      }
    }

    function askAll(): void {
      for (const [noteId, all] of waiting) {
        for (let at = 0; at < all.length; at += maxRequested) void ask(noteId, all.slice(at, at + maxRequested));
      }
      waiting.clear();
    }

    return {
      links: new Map(),
      revision: 0,
      resolve: (noteId, link) => {
        const settle = Promise.withResolvers<ResolvedLink>();
        if (waiting.size === 0) queueMicrotask(askAll);
        waiting.set(noteId, [...(waiting.get(noteId) ?? []), { link, settle }]);
        return settle.promise;
      },
      refresh: soon(() => set(({ revision }) => ({ revision: revision + 1 })), refreshInterval),
    };
  });
}

export function linkKey(noteId: number, { target, kind }: LinkTarget): string {
  return `${noteId} ${kind} ${target}`;
}

export const linksStore = createLinksStore(
  async (noteId, targets) => (await request('links.resolve', { noteId, targets })).links,
);

export const useLinks = hookOf(linksStore);

follow(libraryStore, ({ library }) => library?.revision, linksStore.getState().refresh);
