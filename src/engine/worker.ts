import { MessagePort, workerData } from 'node:worker_threads';
import { engineRequests, systemRequests } from '../shared/contract.ts';
import { beatEvery, engineWorkerData } from '../shared/engine-process.ts';
import { NearnoteError } from '../shared/errors.ts';
import { loggerTo } from '../shared/log.ts';
import { requestName } from '../shared/log-events.ts';
import { connect, postEvent, serve } from '../shared/rpc.ts';
import { inferenceThroughMain } from './embedding/inference-process.ts';
import { Engine } from './engine.ts';
import { engineHandlers } from './handlers.ts';
import { parentThread } from './lib/thread-port.ts';
import { OpenLibrary } from './open-library.ts';

const { options, inferencePort, pulse } = engineWorkerData.parse(workerData);
if (!(inferencePort instanceof MessagePort))
  throw new Error('The engine was started without a port to the inference process.');

// Main ends a thread that is silent for minutes. Nothing else tells a busy one from one that will never answer again.
const beats = new Int32Array(pulse);
setInterval(() => Atomics.add(beats, 0, 1), beatEvery).unref();

const port = parentThread();
const logger = loggerTo(port, 'engine');
const askSystem = connect(systemRequests, port);
const library = new OpenLibrary({
  logger,
  open: (rebuilding) =>
    Engine.open(
      { ...options, rebuilding },
      {
        startInference: inferenceThroughMain(inferencePort),
        system: {
          token: async (baseUrl) => (await askSystem('token.read', { baseUrl })).token,
          route: async (url, request) => (await askSystem('network.route', { url, request })).proxy,
        },
        logger,
        onLibraryChange: (state) => postEvent(port, 'library.changed', state),
        onMapChange: (state) => postEvent(port, 'map.changed', state),
        onModelsChange: (state) => postEvent(port, 'models.changed', state),
        onDatabaseEnded: (error) => {
          logger.log('database.ended', {}, error);
          // What fills a disk is known and passes. After anything else main starts this thread anew, unless it happens again and again.
          if (error.code === 'disk-full') void library.reopen();
          else process.exit(1);
        },
      },
    ),
});

serve(engineRequests, engineHandlers(library), port, (name, error) => {
  if (!(error instanceof NearnoteError)) logger.log('request.failed', { request: requestName.parse(name) }, error);
});
