import type { engineRequests } from '../shared/contract.ts';
import type { Handlers } from '../shared/rpc.ts';
import type { Engine } from './engine.ts';

/** Handlers for every request of the contract. Requests wait until the library is open, and fail if it cannot be opened. */
export function engineHandlers(opening: Promise<Engine>): Handlers<typeof engineRequests> {
  const models = async () => (await opening).models;
  const searches = async () => (await opening).searches;
  /** For requests that answer with nothing but their success. */
  const done = async (work: Promise<unknown> | undefined) => {
    await work;
    return {};
  };
  return {
    'library.state': async () => (await opening).state(),
    'library.rescan': async () => done((await opening).rescan()),
    'folders.add': async ({ paths }) => done((await opening).addFolders(paths)),
    'folders.addSample': async () => done((await opening).addSample()),
    'folders.remove': async ({ folderId }) => done((await opening).removeFolder(folderId)),
    'folders.rescan': async ({ folderId }) => done((await opening).rescanFolder(folderId)),
    'folders.locate': async ({ folderId }) => ({ path: (await (await opening).folder(folderId)).path }),
    'folders.configure': async ({ folderId, settings }) => done((await opening).configureFolder(folderId, settings)),
    'folders.preview': async ({ folderId, settings }) => (await opening).previewFolder(folderId, settings),
    'indexing.pause': async () => done((await opening).pause()),
    'indexing.resume': async () => done((await opening).resume()),
    'problems.list': async () => (await opening).problems(),
    'problems.retry': async ({ only }) => done((await opening).retryProblems(only)),
    'problems.locate': async (problem) => ({ path: await (await opening).locateProblem(problem) }),

    'search.run': async (request) => (await opening).search(request),
    'search.passages': async ({ noteId, ...request }) => ({
      passages: await (await opening).passages(request, noteId),
    }),
    'search.sentences': async ({ query, chunkIds }) => {
      const sentences = await (await opening).sentences(query, chunkIds);
      return { sentences: [...sentences].map(([chunkId, sentence]) => ({ chunkId, sentence })) };
    },
    'search.similar': async (request) => (await opening).similar(request),
    'search.likeness': async ({ noteId, others }) => ({ likenesses: await (await opening).likeness(noteId, others) }),
    'search.facets': async (question) => (await opening).facets.of(question),
    'library.facets': async () => (await opening).facets.all(),
    'search.suggest': async (request) => ({ suggestions: await (await opening).facets.suggest(request) }),
    'home.notes': async () => (await opening).homeNotes(),
    'notes.titles': async ({ after }) => (await opening).noteTitles(after),
    'note.read': async ({ noteId, chunkId }) => (await opening).readNote(noteId, chunkId),
    'note.images': async ({ noteId, targets }) => ({ images: await (await opening).images.describe(noteId, targets) }),
    'note.image': async ({ noteId, target }) => ({ image: await (await opening).images.find(noteId, target) }),
    'note.locate': async ({ noteId, offset }) => (await opening).locateNote(noteId, offset),

    'links.resolve': async ({ noteId, targets }) => ({ links: await (await opening).links.resolve(noteId, targets) }),
    'links.place': async ({ noteId, subpath }) => ({ place: await (await opening).links.place(noteId, subpath) }),
    'links.peek': async ({ noteId, subpath }) => (await opening).links.peek(noteId, subpath),
    'links.backlinks': async ({ noteId, limit }) => (await opening).links.backlinks(noteId, limit),
    'links.mentions': async ({ noteId, limit }) => (await opening).links.mentions(noteId, limit),

    'map.state': async () => (await opening).map.state(),
    'map.update': async ({ anew }) => (await opening).map.update(anew),
    'map.points': async ({ from }) => (await opening).map.points(from),
    'map.rename': async ({ version, clusterId, name }) => (await opening).map.rename(version, clusterId, name),

    'searches.list': async () => (await searches()).list(),
    'searches.remember': async (search) => (await searches()).remember(search),
    'searches.save': async (search) => (await searches()).save(search),
    'searches.remove': async ({ from, query }) => (await searches()).remove(from, query),
    'searches.clear': async () => (await searches()).clearRecent(),
    'searches.configure': async ({ remembers }) => (await searches()).configure(remembers),

    'network.state': async () => (await models()).network.state(),
    'network.switch': async ({ isOff }) => (await models()).switchNetwork(isOff),

    'models.list': async () => (await models()).list(),
    'models.plan': async ({ key }) => (await models()).plan(key),
    'models.use': async ({ key, agreed }) => done((await models()).use(key, agreed)),
    'models.decline': async () => done((await models()).decline()),
    'models.pause': async () => done((await models()).pause()),
    'models.resume': async () => done((await models()).resume()),
    'models.cancel': async () => done((await models()).cancel()),
    'models.compare': async ({ key }) => (await opening).compare(key),
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

    'engine.close': async () => done((await opening.catch(() => null))?.close()),
  };
}
