import { MessagePort, workerData } from 'node:worker_threads';
import { engineRequests, systemRequests } from '../shared/contract.ts';
import { engineWorkerData } from '../shared/engine-process.ts';
import { NearnoteError } from '../shared/errors.ts';
import { loggerTo } from '../shared/log.ts';
import { requestName } from '../shared/log-events.ts';
import { connect, postEvent, serve } from '../shared/rpc.ts';
import { inferenceThroughMain } from './embedding/inference-process.ts';
import { Engine } from './engine.ts';
import { engineHandlers } from './handlers.ts';
import { parentThread } from './lib/thread-port.ts';

const { options, inferencePort } = engineWorkerData.parse(workerData);
if (!(inferencePort instanceof MessagePort))
  throw new Error('The engine was started without a port to the inference process.');

const port = parentThread();
const logger = loggerTo(port, 'engine');
const askSystem = connect(systemRequests, port);
const opening = Engine.open(options, {
  startInference: inferenceThroughMain(inferencePort),
  system: {
    token: async (baseUrl) => (await askSystem('token.read', { baseUrl })).token,
    route: async (url, request) => (await askSystem('network.route', { url, request })).proxy,
  },
  logger,
  onLibraryChange: (state) => postEvent(port, 'library.changed', state),
  onMapChange: (state) => postEvent(port, 'map.changed', state),
  onModelsChange: (state) => postEvent(port, 'models.changed', state),
});
// If opening fails, every request is answered with the reason.
opening.then(
  async (engine) => {
    engine.start();
    await engine.watch();
  },
  (error: unknown) => logger.log('library.not-opened', {}, error),
);

serve(engineRequests, engineHandlers(opening), port, (name, error) => {
  if (!(error instanceof NearnoteError)) logger.log('request.failed', { request: requestName.parse(name) }, error);
});
