import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { engineRequests, systemRequests } from '../shared/contract.ts';
import { inferenceMessages } from '../shared/engine-process.ts';
import { NearnoteError } from '../shared/errors.ts';
import { type LibraryState, libraryState } from '../shared/library-state.ts';
import { type Logger, writeLogOf } from '../shared/log.ts';
import { type MapState, mapState } from '../shared/map.ts';
import { type ModelsState, modelsState } from '../shared/models.ts';
import { portWithin } from '../shared/port-within.ts';
import { type Call, checked, type Handlers, onEvent, portOf, type RawCall, rawCalls, serve } from '../shared/rpc.ts';
import { userText } from '../shared/user-text.ts';
import type { ChildProcess } from './child-process.ts';
import { type InferenceProcess, serveInferenceCommands } from './inference-processes.ts';
import { watchPulse } from './pulse.ts';
import { restartPolicy } from './restart-policy.ts';

/** The engine, in whichever process it runs at the moment. */
export interface EngineProcess {
  /**
   * Asks the engine, or while it is being started again, the next one. Rejects with `engine-stopped` if it dies
   * before it has answered: nobody knows how far it came.
   */
  ask: Call<typeof engineRequests>;
  /** The same for requests of the page, which checks the answers itself. */
  forward: RawCall;
  /**
   * Resolves when the library is closed and the process has ended, or after five seconds: quitting must not depend on the
   * engine’s health.
   */
  close(): Promise<void>;
}

interface EngineSettings {
  logger: Logger;
  /** Starts a process with the engine. */
  fork(): ChildProcess;
  /** Starts an inference process, when the engine asks for one. */
  forkInference(): InferenceProcess;
  /** Answers what the engine asks of the system. */
  system: Handlers<typeof systemRequests>;
  onState(state: LibraryState): void;
  onModels(state: ModelsState): void;
  onMap(state: MapState): void;
  /** Called each time when an engine is started in place of a dead one. What is asked now is answered by the new one. */
  onRestart(): void;
  /** Called once, when the engine keeps dying. */
  onGiveUp(): void;
  /** Milliseconds after which an engine that gives no sign of life is ended. */
  silentFor?: number;
}

const closeWithin = 5_000;
/** Longer than any statement takes, those of opening a library of an earlier version included. */
const silentFor = 300_000;

/** Runs the engine in a process of its own, and starts it again when it dies. */
export function startEngine(settings: EngineSettings): EngineProcess {
  const { logger } = settings;
  const delayAfterDeath = restartPolicy();
  let lastState: LibraryState | null = null;
  let closing = false;
  let ended: Promise<unknown> = Promise.resolve();
  let child = settings.fork();
  let call = Promise.resolve(attach(child));
  const forward: RawCall = async (name, input) => (await call)(name, input);
  const ask = checked(engineRequests, forward);

  function attach(engine: ChildProcess): RawCall {
    const port = portOf(engine, 'exit');
    const pulse = watchPulse(settings.silentFor ?? silentFor, () => {
      logger.log('engine.silent', {});
      engine.kill();
    });
    port.onMessage(() => pulse.beat());
    ended = once(engine, 'exit');
    engine.once('exit', (code) => {
      pulse.stop();
      if (!closing) recover(code);
    });
    serveInferenceCommands(portWithin(port, inferenceMessages), settings.forkInference);
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
    const dead = call;
    call = wait(delay).then(() => {
      if (closing) return dead;
      child = settings.fork();
      settings.onRestart();
      return attach(child);
    });
  }

  return {
    ask,
    forward,
    close: async () => {
      closing = true;
      // The end of the process says that it is done, and comes before the answer.
      ask('engine.close', {}).catch((error: unknown) => {
        if (!(error instanceof NearnoteError && error.code === 'engine-stopped')) {
          logger.log('engine.not-closed', {}, error);
        }
      });
      await Promise.race([ended, wait(closeWithin, undefined, { ref: false })]);
      child.kill();
    },
  };
}

function whileRestarting(state: LibraryState): LibraryState {
  return {
    ...state,
    reembed: state.reembed && { ...state.reembed, chunksPerSecond: null, tokensPerSecond: null, secondsLeft: null },
    progress: { phase: 'waiting', done: 0, total: 0, perSecond: null, secondsLeft: null },
    run: null,
    slowdown: null,
    notice: userText('The search engine stopped unexpectedly and is being started again. Your notes are safe.'),
  };
}
