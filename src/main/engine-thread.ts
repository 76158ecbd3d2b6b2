import { setTimeout as wait } from 'node:timers/promises';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { engineRequests, systemRequests } from '../shared/contract.ts';
import { type LibraryState, libraryState } from '../shared/domain.ts';
import type { EngineOptions } from '../shared/engine-process.ts';
import { NearnoteError } from '../shared/errors.ts';
import { type Logger, writeLogOf } from '../shared/log.ts';
import { type MapState, mapState } from '../shared/map.ts';
import { type ModelsState, modelsState } from '../shared/models.ts';
import { type Call, checked, type Handlers, onEvent, portOf, type RawCall, rawCalls, serve } from '../shared/rpc.ts';
import { userText } from '../shared/user-text.ts';
import { watchPulse } from './pulse.ts';
import { restartPolicy } from './restart-policy.ts';

export interface EngineThread {
  /** Asks the engine; rejects with `engine-stopped` while there is none. */
  ask: Call<typeof engineRequests>;
  /** The same for requests of the page, which checks the answers itself. */
  forward: RawCall;
  /** Resolves when the library is closed, or after five seconds: quitting must not depend on the engine's health. */
  close(): Promise<void>;
}

interface EngineSettings {
  logger: Logger;
  workerFile: string;
  options: EngineOptions;
  /** Takes the end of the port by which the engine starts, feeds and stops inference processes. */
  serveInferenceCommands(port: MessagePort): void;
  /** Answers what the engine asks of the system. */
  system: Handlers<typeof systemRequests>;
  onState(state: LibraryState): void;
  onModels(state: ModelsState): void;
  onMap(state: MapState): void;
  /** Called once, when the engine keeps dying. */
  onGiveUp(): void;
  /** Milliseconds after which an engine that gives no sign of life is ended. */
  silentFor?: number;
}

const closeWithin = 5_000;
/** Longer than any statement takes, those of opening a library of an earlier version included. */
const silentFor = 300_000;
/** Megabytes of what the engine has just made. V8 would take three times as much, and gains no speed by it. */
const nursery = 48;

/** Runs the engine on its own thread, and starts it again when it dies. */
export function startEngine(settings: EngineSettings): EngineThread {
  const { logger } = settings;
  const delayAfterDeath = restartPolicy();
  let lastState: LibraryState | null = null;
  let closing = false;
  let call = start();
  const forward: RawCall = (name, input) => call(name, input);
  const ask = checked(engineRequests, forward);

  function start(): RawCall {
    const pulse = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const { port1: commandPort, port2: inferencePort } = new MessageChannel();
    settings.serveInferenceCommands(commandPort);
    const worker = new Worker(settings.workerFile, {
      name: 'engine',
      workerData: { options: settings.options, inferencePort, pulse },
      transferList: [inferencePort],
      resourceLimits: { maxYoungGenerationSizeMb: nursery },
    });
    const stopWatching = watchPulse(pulse, settings.silentFor ?? silentFor, () => {
      logger.log('engine.silent', {});
      void worker.terminate();
    });
    worker.on('error', (error) => logger.log('engine.failed', {}, error));
    worker.once('exit', (code) => {
      stopWatching();
      commandPort.close();
      if (!closing) recover(code);
    });
    const port = portOf(worker, 'exit');
    serve(systemRequests, settings.system, port);
    writeLogOf(port, logger);
    onEvent(port, 'models.changed', modelsState, settings.onModels);
    onEvent(port, 'map.changed', mapState, settings.onMap);
    onEvent(port, 'library.changed', libraryState, (state) => {
      lastState = state;
      settings.onState(state);
    });
    return rawCalls(port);
  }

  function recover(code: number): void {
    const delay = delayAfterDeath(Date.now());
    logger.log('engine.stopped', { exitCode: code, restartMs: delay });
    if (delay === null) {
      settings.onGiveUp();
      return;
    }
    if (lastState !== null) settings.onState(whileRestarting(lastState));
    setTimeout(() => {
      if (!closing) call = start();
    }, delay);
  }

  return {
    ask,
    forward,
    close: async () => {
      closing = true;
      const closed = ask('engine.close', {}).catch((error: unknown) => {
        if (!(error instanceof NearnoteError && error.code === 'engine-stopped')) {
          logger.log('engine.not-closed', {}, error);
        }
      });
      await Promise.race([closed, wait(closeWithin, undefined, { ref: false })]);
    },
  };
}

function whileRestarting(state: LibraryState): LibraryState {
  return {
    ...state,
    reembed: state.reembed && { ...state.reembed, chunksPerSecond: null, tokensPerSecond: null, secondsLeft: null },
    progress: { phase: 'waiting', done: 0, total: 0, perSecond: null, secondsLeft: null },
    run: null,
    notice: userText('The search engine stopped unexpectedly and is being started again. Your notes are safe.'),
  };
}
