import { MessagePort, workerData } from 'node:worker_threads';
import { engineRequests, systemRequests } from '../shared/contract.ts';
import { engineWorkerData } from '../shared/engine-process.ts';
import { connect, postEvent, serve } from '../shared/rpc.ts';
import { inferenceThroughMain } from './embedding/inference-process.ts';
import { Engine } from './engine.ts';
import { parentThread } from './lib/thread-port.ts';
import { savedSearchHandlers } from './library/saved-searches.ts';
import { modelHandlers } from './model-handlers.ts';

const { options, inferencePort } = engineWorkerData.parse(workerData);
if (!(inferencePort instanceof MessagePort))
  throw new Error('The engine was started without a port to the inference process.');

const port = parentThread();
const askSystem = connect(systemRequests, port);
const opening = Engine.open(options, {
  startInference: inferenceThroughMain(inferencePort),
  host: {
    token: async (baseUrl) => (await askSystem('token.read', { baseUrl })).token,
    proxy: async (url) => (await askSystem('proxy.resolve', { url })).proxy,
  },
  tell: (state) => postEvent(port, 'library.changed', state),
  tellModels: (state) => postEvent(port, 'models.changed', state),
});
// An engine that could not be opened says why to whoever asks it anything.
opening.then(
  async (engine) => {
    engine.start();
    await engine.watch();
  },
  () => {},
);

serve(
  engineRequests,
  {
    ...modelHandlers(async () => (await opening).models),
    ...savedSearchHandlers(async () => (await opening).searches),
    'library.state': async () => (await opening).state(),
    'library.rescan': async () => {
      await (await opening).rescan();
      return {};
    },
    'folders.add': async ({ paths }) => {
      await (await opening).addFolders(paths);
      return {};
    },
    'folders.remove': async ({ folderId }) => {
      await (await opening).removeFolder(folderId);
      return {};
    },
    'folders.configure': async ({ folderId, settings }) => {
      await (await opening).configureFolder(folderId, settings);
      return {};
    },
    'folders.preview': async ({ folderId, settings }) => (await opening).previewFolder(folderId, settings),
    'indexing.stop': async () => {
      (await opening).stopIndexing();
      return {};
    },
    'problems.list': async () => (await opening).problems(),
    'problems.retry': async ({ only }) => {
      await (await opening).retryProblems(only);
      return {};
    },
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
    'search.suggest': async (request) => ({ suggestions: await (await opening).suggest(request) }),
    'note.read': async ({ noteId, chunkId }) => (await opening).readNote(noteId, chunkId),
    'note.locate': async ({ noteId }) => ({ path: await (await opening).locateNote(noteId) }),
    'engine.close': async () => {
      const engine = await opening.catch(() => null);
      await engine?.close();
      return {};
    },
  },
  port,
);
