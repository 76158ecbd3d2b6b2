import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright/test';
import type { RunningApp, Runtime } from './running-app.ts';
import { scenarioEnvironment } from './scenario-environment.ts';
import { type FromStandin, fromStandin, type HandedOver, type ToStandin } from './standin/messages.ts';
import { within } from './within.ts';

/** Milliseconds that a start and an end may take on a busy machine. */
const startLimit = 60_000;
const endLimit = 60_000;

export const standinRuntime: Runtime = {
  name: 'the stand-in (Electron’s binary is not installed)',

  launch: async (userData) => {
    const child = start(userData);
    const record = recordOf(child);
    const endpoint = await within(startLimit, 'The start of the stand-in', record.endpoint);
    const browser = await chromium.connectOverCDP(endpoint);
    return runningApp(child, browser, await pageOf(browser), record);
  },

  launchSecond: async (userData) => {
    const [code] = await within(startLimit, 'The second start', once(start(userData), 'exit'));
    return code;
  },
};

function start(userData: string): ChildProcess {
  return fork(join(import.meta.dirname, 'standin', 'run.ts'), [`--user-data-dir=${userData}`], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // As in Electron’s main process, which warns of what is rejected and goes on.
    execArgv: ['--unhandled-rejections=warn'],
    env: scenarioEnvironment(),
  });
}

/** What the stand-in has reported so far. */
interface Reported {
  endpoint: Promise<string>;
  handedOver: HandedOver[];
  complaints: string[];
  questions: string[];
  /** The ids of all utility processes that were started, by their names. */
  processes: Map<string, number[]>;
  focused: number;
  shown: number;
}

function recordOf(child: ChildProcess): Reported {
  const endpoint = Promise.withResolvers<string>();
  const lists = { handedOver: [], complaints: [], questions: [], processes: new Map() };
  const record: Reported = { endpoint: endpoint.promise, ...lists, focused: 0, shown: 0 };
  child.on('message', (raw) => {
    const message = fromStandin.parse(raw);
    if (message.kind === 'window') endpoint.resolve(message.endpoint);
    else add(message, record);
  });
  child.once('exit', (code, signal) => {
    const boxes = record.complaints.join(' ');
    endpoint.reject(new Error(`The stand-in ended (${code ?? signal}) before it had a window. ${boxes}`));
  });
  return record;
}

function add(message: Exclude<FromStandin, { kind: 'window' }>, record: Reported): void {
  switch (message.kind) {
    case 'handed-over':
      record.handedOver.push({ how: message.how, target: message.target });
      break;
    case 'process':
      record.processes.set(message.name, [...(record.processes.get(message.name) ?? []), message.pid]);
      break;
    case 'shown':
      record.shown += 1;
      break;
    case 'focused':
      record.focused += 1;
      break;
    case 'asked':
      record.questions.push(message.question);
      break;
    case 'error-box':
      record.complaints.push(`${message.title}: ${message.content}`);
      break;
    case 'unanswered-dialog':
      record.complaints.push('A folder dialog was opened that the scenario did not answer.');
      break;
  }
}

async function pageOf(browser: Browser): Promise<Page> {
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('The stand-in’s window has no page.');
  await page.waitForURL((url) => url.hostname.endsWith('.standin'), { timeout: startLimit });
  return page;
}

function runningApp(child: ChildProcess, browser: Browser, page: Page, record: Reported): RunningApp {
  const { pid } = child;
  if (pid === undefined) throw new Error('The stand-in was not started.');
  const send = (message: ToStandin): boolean => child.send(message);
  const ended = once(child, 'exit');
  const browserEnded = new Promise((resolve) => browser.once('disconnected', resolve));
  const end = (what: string) => within(endLimit, what, Promise.all([ended, browserEnded]));
  return {
    page,
    pid,
    answerNextFolderDialog: async (paths) => {
      send({ kind: 'answer-folder-dialog', paths });
    },
    answerNextQuestion: async (button, remember = false) => {
      send({ kind: 'answer-question', button, remember });
    },
    questions: async () => [...record.questions],
    chooseMenuItem: async (label) => {
      send({ kind: 'choose-menu-item', label });
    },
    installPrograms: async (schemes) => {
      send({ kind: 'install-programs', schemes });
    },
    usePower: async (onBattery) => {
      send({ kind: 'use-power', onBattery });
    },
    handedOver: async () => [...record.handedOver],
    endSession: async () => {
      send({ kind: 'end-session' });
    },
    isShown: async () => record.shown > 0,
    processes: async (name) => (record.processes.get(name) ?? []).filter(isAlive),
    focusRequests: async () => record.focused,
    complaints: async () => [...record.complaints],
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: async (signal) => {
      child.kill(signal);
      await end(`Ending the stand-in by ${signal}`);
    },
    quit: async () => {
      send({ kind: 'quit' });
      await end('Quitting the stand-in');
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
