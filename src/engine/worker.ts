import { MessagePort, workerData } from 'node:worker_threads';
import { engineRequests, hostRequests } from '../shared/contract.ts';
import { engineWorkerData } from '../shared/engine-process.ts';
import { connect, postEvent, serve } from '../shared/rpc.ts';
import { hostedInference } from './embedding/inference-process.ts';
import { Engine } from './engine.ts';
import { modelHandlers } from './model-handlers.ts';
import { savedSearchHandlers } from './library/saved-searches.ts';
import { parentThread } from './lib/thread-port.ts';

const { options, inferencePort } = engineWorkerData.parse(workerData);
if (!(inferencePort instanceof MessagePort))
  throw new Error('The engine was started without a port to the inference process.');

const port = parentThread();
const askHost = connect(hostRequests, port);
const opening = Engine.open(options, {
  startInference: hostedInference(inferencePort),
  host: {
    token: async (baseUrl) => (await askHost('token.read', { baseUrl })).token,
    proxy: async (url) => (await askHost('proxy.resolve', { url })).proxy,
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
    'intake.stop': async () => {
      (await opening).stopIntake();
      return {};
    },
    'problems.list': async () => (await opening).problems(),
    'problems.retry': async ({ only }) => {
      await (await opening).retryProblems(only);
      return {};
    },
    'problems.locate': async (problem) => ({ path: await (await opening).locateProblem(problem) }),
    'search.run': async (request) => (await opening).search(request),
    'search.passages': async ({ documentId, ...request }) => ({
      passages: await (await opening).passages(request, documentId),
    }),
    'search.sentences': async ({ query, chunkIds }) => {
      const sentences = await (await opening).sentences(query, chunkIds);
      return { sentences: [...sentences].map(([chunkId, sentence]) => ({ chunkId, sentence })) };
    },
    'search.similar': async (request) => (await opening).similar(request),
    'search.suggest': async (request) => ({ suggestions: await (await opening).suggest(request) }),
    'note.read': async ({ documentId, chunkId }) => (await opening).readNote(documentId, chunkId),
    'note.locate': async ({ documentId }) => ({ path: await (await opening).locateNote(documentId) }),
    'engine.close': async () => {
      const engine = await opening.catch(() => null);
      await engine?.close();
      return {};
    },
  },
  port,
);
