import { engineRequests, systemRequests } from '../shared/contract.ts';
import { beatEvent, beatEvery, engineOptions, inferenceMessages } from '../shared/engine-process.ts';
import { NearnoteError } from '../shared/errors.ts';
import { loggerTo } from '../shared/log.ts';
import { requestName } from '../shared/log-events.ts';
import { parentPort } from '../shared/parent-port.ts';
import { portWithin } from '../shared/port-within.ts';
import { connect, postEvent, serve } from '../shared/rpc.ts';
import { inferenceThroughMain } from './embedding/inference-process.ts';
import { Engine } from './engine.ts';
import { engineHandlers } from './handlers.ts';
import { OpenLibrary } from './open-library.ts';

// Whatever this process writes is the user’s alone.
process.umask(0o077);
// Whoever ends the app in a terminal, or the session, signals all of its processes at once: main closes the library first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

/** Milliseconds. */
const lastWordsWithin = 100;

const options = engineOptions.parse(JSON.parse(process.argv.at(-1) ?? ''));
const port = parentPort();
// Main ends an engine that is silent for minutes. Nothing else tells a busy one from one that will never answer again.
setInterval(() => postEvent(port, beatEvent, null), beatEvery).unref();

const logger = loggerTo(port, 'engine');
process.on('unhandledRejection', (error) => logger.log('engine.failed', {}, error));
process.on('uncaughtException', (error) => {
  logger.log('engine.failed', {}, error);
  // The log’s message has to leave first. Main starts another engine.
  setTimeout(() => process.exit(1), lastWordsWithin);
});

const askSystem = connect(systemRequests, port);
const library = new OpenLibrary({
  logger,
  open: (rebuilding) =>
    Engine.open(
      { ...options, rebuilding },
      {
        startInference: inferenceThroughMain(portWithin(port, inferenceMessages)),
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
          // What fills a disk is known and passes. After anything else main starts this process anew, unless it happens again and again.
          if (error.code === 'disk-full') void library.reopen();
          else process.exit(1);
        },
      },
    ),
});

const handlers = {
  ...engineHandlers(library),
  'engine.close': async () => {
    await library.close();
    // Main waits for this process’s end, not for its answer.
    setImmediate(() => process.exit());
    return {};
  },
};
serve(engineRequests, handlers, port, (name, error) => {
  if (!(error instanceof NearnoteError)) logger.log('request.failed', { request: requestName.parse(name) }, error);
});
