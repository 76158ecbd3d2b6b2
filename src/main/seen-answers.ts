import type { engineRequests, savedSearchRequests } from '../shared/contract.ts';
import type { Call, Handlers } from '../shared/rpc.ts';
import type { SearchLists } from '../shared/saved-searches.ts';
import type { LastSeenFile } from './last-seen-file.ts';

type SeenRequests = Pick<typeof engineRequests, 'library.facets' | 'home.notes'> & typeof savedSearchRequests;

/** Asks the engine what the window shows of the library as a whole, and keeps its answers for the next start. */
export function seenAnswers(
  ask: Call<typeof engineRequests>,
  lastSeen: Pick<LastSeenFile, 'saw'>,
): Handlers<SeenRequests> {
  const kept = async (answer: Promise<SearchLists>): Promise<SearchLists> => {
    const searches = await answer;
    lastSeen.saw({ searches });
    return searches;
  };
  return {
    'library.facets': async (input) => {
      const facets = await ask('library.facets', input);
      lastSeen.saw({ facets });
      return facets;
    },
    'home.notes': async (input) => {
      const home = await ask('home.notes', input);
      lastSeen.saw({ home });
      return home;
    },
    'searches.list': (input) => kept(ask('searches.list', input)),
    'searches.remember': (input) => kept(ask('searches.remember', input)),
    'searches.save': (input) => kept(ask('searches.save', input)),
    'searches.remove': (input) => kept(ask('searches.remove', input)),
    'searches.clear': (input) => kept(ask('searches.clear', input)),
    'searches.configure': (input) => kept(ask('searches.configure', input)),
  };
}
