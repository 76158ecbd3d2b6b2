import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright/test';
import type { RunningApp, Runtime } from './runtime.ts';
import { type FromStandin, fromStandin, type HandedOver, type ToStandin } from './standin/messages.ts';

export const standinRuntime: Runtime = {
  name: 'the stand-in (Electron’s binary is not installed)',

  launch: async (userData) => {
    const child = start(userData);
    const heard = listen(child);
    const endpoint = await heard.endpoint;
    const browser = await chromium.connectOverCDP(endpoint);
    return runningApp(child, browser, await pageOf(browser), heard);
  },

  launchSecond: async (userData) => {
    const [code] = await once(start(userData), 'exit');
    return code;
  },
};

function start(userData: string): ChildProcess {
  return fork(join(import.meta.dirname, 'standin', 'run.ts'), [`--user-data-dir=${userData}`], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    env: withoutKeychain(process.env),
  });
}

/** Scenarios must neither meet nor change the tokens of whoever runs them; the real keychain has tests of its own. */
function withoutKeychain({ GITHUB_TOKEN: _, ...environment }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...environment, DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
}

interface Heard {
  endpoint: Promise<string>;
  handedOver: HandedOver[];
  complaints: string[];
  focused: number;
}

function listen(child: ChildProcess): Heard {
  const endpoint = Promise.withResolvers<string>();
  const heard: Heard = { endpoint: endpoint.promise, handedOver: [], complaints: [], focused: 0 };
  child.on('message', (raw) => {
    const message = fromStandin.parse(raw);
    if (message.kind === 'window') endpoint.resolve(message.endpoint);
    else note(heard, message);
  });
  child.once('exit', (code, signal) => {
    const boxes = heard.complaints.join(' ');
    endpoint.reject(new Error(`The stand-in ended (${code ?? signal}) before it had a window. ${boxes}`));
  });
  return heard;
}

function note(heard: Heard, message: Exclude<FromStandin, { kind: 'window' }>): void {
  switch (message.kind) {
    case 'handed-over':
      heard.handedOver.push({ how: message.how, target: message.target });
      break;
    case 'focused':
      heard.focused += 1;
      break;
    case 'error-box':
      heard.complaints.push(`${message.title}: ${message.content}`);
      break;
    case 'unanswered-dialog':
      heard.complaints.push('A folder dialog was opened that the scenario did not answer.');
      break;
  }
}

async function pageOf(browser: Browser): Promise<Page> {
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('The stand-in’s window has no page.');
  await page.waitForURL((url) => url.hostname.endsWith('.standin'));
  return page;
}

function runningApp(child: ChildProcess, browser: Browser, page: Page, heard: Heard): RunningApp {
  const { pid } = child;
  if (pid === undefined) throw new Error('The stand-in was not started.');
  const tell = (message: ToStandin): boolean => child.send(message);
  const ended = once(child, 'exit');
  const browserEnded = new Promise((resolve) => browser.once('disconnected', resolve));
  return {
    page,
    pid,
    answerNextFolderDialog: async (paths) => {
      tell({ kind: 'answer-folder-dialog', paths });
    },
    chooseMenuItem: async (label) => {
      tell({ kind: 'choose-menu-item', label });
    },
    handedOver: async () => [...heard.handedOver],
    focusRequests: async () => heard.focused,
    complaints: async () => [...heard.complaints],
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: async (signal) => {
      child.kill(signal);
      await Promise.all([ended, browserEnded]);
    },
    quit: async () => {
      tell({ kind: 'quit' });
      await Promise.all([ended, browserEnded]);
    },
  };
}
