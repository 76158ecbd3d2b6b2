import type { engineRequests } from '../shared/contract.ts';
import type { Handlers } from '../shared/rpc.ts';
import { readUpdateText, saveUpdateFile } from './network/fetched-update.ts';
import type { OpenLibrary } from './open-library.ts';

/** Handlers for every request of the contract. Requests wait until the library is open, and fail if it cannot be opened. */
export function engineHandlers(
  library: Pick<OpenLibrary, 'engine' | 'rebuild' | 'windowDrawn' | 'close'>,
): Handlers<typeof engineRequests> {
  const models = async () => (await library.engine()).models;
  const searches = async () => (await library.engine()).searches;
  /** For requests that answer with nothing but their success. */
  const done = async (work: Promise<unknown> | undefined) => {
    await work;
    return {};
  };
  return {
    'library.state': async () => (await library.engine()).state(),
    'window.drawn': async () => {
      library.windowDrawn();
      return {};
    },
    'library.rebuild': async () => done(library.rebuild()),
    'library.seen': async () => done((await library.engine()).health.seen()),
    'diagnostics.read': async () => (await library.engine()).diagnosis.read(),
    'diagnostics.compare': async () => (await library.engine()).diagnosis.compareVectors(),
    'library.rescan': async () => done((await library.engine()).rescan()),
    'indexing.pace': async ({ pace, computer }) => {
      (await library.engine()).setPace(pace, computer);
      return {};
    },
    'folders.expect': async () => {
      (await library.engine()).expectFolder();
      return {};
    },
    'folders.look': async () => {
      (await library.engine()).look();
      return {};
    },
    'folders.add': async ({ paths }) => done((await library.engine()).addFolders(paths)),
    'folders.addSample': async () => done((await library.engine()).addSample()),
    'folders.remove': async ({ folderId }) => done((await library.engine()).removeFolder(folderId)),
    'folders.rescan': async ({ folderId }) => done((await library.engine()).rescanFolder(folderId)),
    'folders.locate': async ({ folderId }) => ({ path: (await (await library.engine()).folder(folderId)).path }),
    'folders.configure': async ({ folderId, settings }) =>
      done((await library.engine()).configureFolder(folderId, settings)),
    'folders.preview': async ({ folderId, settings }) => (await library.engine()).previewFolder(folderId, settings),
    'indexing.pause': async () => done((await library.engine()).pause()),
    'indexing.resume': async () => done((await library.engine()).resume()),
    'problems.list': async () => (await library.engine()).problems(),
    'problems.retry': async ({ only }) => done((await library.engine()).retryProblems(only)),
    'problems.locate': async (problem) => ({ path: await (await library.engine()).locateProblem(problem) }),

    'search.run': async (request) => (await library.engine()).search(request),
    'search.passages': async ({ noteId, ...request }) => ({
      passages: await (await library.engine()).passages(request, noteId),
    }),
    'search.sentences': async ({ query, chunkIds }) => {
      const sentences = await (await library.engine()).sentences(query, chunkIds);
      return { sentences: [...sentences].map(([chunkId, sentence]) => ({ chunkId, sentence })) };
    },
    'search.similar': async (request) => (await library.engine()).similar(request),
    'search.likeness': async ({ noteId, others }) => ({
      likenesses: await (await library.engine()).likeness(noteId, others),
    }),
    'search.facets': async (question) => (await library.engine()).facets.of(question),
    'library.facets': async () => (await library.engine()).facets.all(),
    'search.suggest': async (request) => ({ suggestions: await (await library.engine()).facets.suggest(request) }),
    'home.notes': async () => (await library.engine()).homeNotes(),
    'notes.titles': async ({ after }) => (await library.engine()).noteTitles(after),
    'note.read': async ({ noteId, chunkId }) => (await library.engine()).readNote(noteId, chunkId),
    'note.images': async ({ noteId, targets }) => ({
      images: await (await library.engine()).images.describe(noteId, targets),
    }),
    'note.image': async ({ noteId, target }) => ({ image: await (await library.engine()).images.find(noteId, target) }),
    'note.locate': async ({ noteId, offset }) => (await library.engine()).locateNote(noteId, offset),

    'links.resolve': async ({ noteId, targets }) => ({
      links: await (await library.engine()).links.resolve(noteId, targets),
    }),
    'links.place': async ({ noteId, subpath }) => ({
      place: await (await library.engine()).links.place(noteId, subpath),
    }),
    'links.peek': async ({ noteId, subpath }) => (await library.engine()).links.peek(noteId, subpath),
    'links.backlinks': async ({ noteId, limit }) => (await library.engine()).links.backlinks(noteId, limit),
    'links.mentions': async ({ noteId, limit }) => (await library.engine()).links.mentions(noteId, limit),

    'map.state': async () => (await library.engine()).map.state(),
    'map.update': async ({ anew }) => (await library.engine()).map.update(anew),
    'map.points': async ({ from }) => (await library.engine()).map.points(from),
    'map.rename': async ({ version, clusterId, name }) => (await library.engine()).map.rename(version, clusterId, name),

    'searches.list': async () => (await searches()).list(),
    'searches.remember': async (search) => (await searches()).remember(search),
    'searches.save': async (search) => (await searches()).save(search),
    'searches.remove': async ({ from, query }) => (await searches()).remove(from, query),
    'searches.clear': async () => (await searches()).clearRecent(),
    'searches.configure': async ({ remembers }) => (await searches()).configure(remembers),

    'scans.plan': async ({ languages }) => (await library.engine()).scans.plan(languages),
    'scans.read': async ({ languages }) => done((await library.engine()).scans.read(languages)),
    'scans.decline': async () => done((await library.engine()).scans.decline()),

    'network.state': async () => (await models()).network.state(),
    'network.switch': async ({ isOff }) => (await models()).switchNetwork(isOff),

    'models.list': async () => (await models()).list(),
    'models.plan': async ({ key }) => (await models()).plan(key),
    'models.use': async ({ key, agreed }) => done((await models()).use(key, agreed)),
    'models.decline': async () => done((await models()).decline()),
    'models.pause': async () => done((await models()).pause()),
    'models.resume': async () => done((await models()).resume()),
    'models.cancel': async () => done((await models()).cancel()),
    'models.compare': async ({ key }) => (await library.engine()).compare(key),
    'models.discard': async ({ key }) => ({ freedBytes: await (await models()).discard(key) }),
    'models.download': async ({ key }) => {
      (await models()).download(key);
      return {};
    },
    'models.cancelDownload': async ({ key }) => done((await models()).cancelDownload(key)),
    'models.import': async ({ key, folder }) => done((await models()).import(key, folder)),
    'models.deleteFiles': async ({ key }) => ({ freedBytes: await (await models()).deleteFiles(key) }),
    'models.addLocal': async ({ repository }) => ({ key: await (await models()).addLocal(repository) }),
    'models.test': async (draft) => (await models()).test(draft),
    'models.addHosted': async (draft) => ({ key: await (await models()).addHosted(draft) }),
    'models.remove': async ({ id }) => done((await models()).remove(id)),
    'models.configure': async (change) => done((await models()).configure(change)),
    'failures.list': async () => (await models()).failures(),
    'failures.retry': async () => done((await models()).retryFailures()),

    'update.read': async ({ url, accept }) => ({
      text: await readUpdateText((await models()).network.fetchFor('updates'), url, accept),
    }),
    'update.save': async ({ url, file }) => ({
      sha512: await saveUpdateFile((await models()).network.fetchFor('updates'), url, file),
    }),

    'engine.close': async () => done(library.close()),
  };
}
