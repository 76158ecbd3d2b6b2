import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';
import { isRoot } from '../scripts/browser.ts';
import { partsOfPackagedApp } from '../scripts/packaged-app.ts';
import type { RunningApp, Runtime } from './running-app.ts';
import { scenarioEnvironment } from './scenario-environment.ts';
import type { HandedOver } from './standin/messages.ts';
import { within } from './within.ts';

declare global {
  /** Lives in Electron’s main process during a scenario: the user’s answers, and what they would have seen. */
  var nearnoteHarness: {
    folderAnswers: string[][];
    questionAnswers: { button: string; remember: boolean }[];
    questions: string[];
    schemes: string[];
    handedOver: HandedOver[];
    complaints: string[];
    focused: number;
  };
}

/** Milliseconds that a start and an end may take on a busy machine. */
const startLimit = 60_000;
const endLimit = 60_000;

const project = join(import.meta.dirname, '..');

/** The app that `NEARNOTE_PACKAGED` names, with the Electron that was packaged with it; else the build. */
const packaged = process.env.NEARNOTE_PACKAGED;
const packagedExecutable = packaged === undefined ? undefined : partsOfPackagedApp(packaged).executable;

/** @param binary the Electron that runs the build. */
export function electronRuntime(binary: string): Runtime {
  return {
    name: packaged === undefined ? 'Electron' : 'the packaged Electron',

    launch: async (userData) => {
      // Without a path Playwright finds the package’s own binary, and drives it from its first moment on.
      const electron = await _electron.launch({
        ...(packagedExecutable === undefined ? {} : { executablePath: packagedExecutable }),
        args: ownSwitches(userData),
        chromiumSandbox: !isRoot(),
        cwd: project,
        env: scenarioEnvironment(),
        timeout: startLimit,
      });
      await standInForTheUser(electron);
      const page = await electron.firstWindow();
      await electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        if (window === undefined) throw new Error('There is no window.');
        const focus = window.focus.bind(window);
        window.focus = () => {
          nearnoteHarness.focused += 1;
          focus();
        };
      });
      return runningApp(electron, page, await electron.evaluate(() => process.pid));
    },

    launchSecond: async (userData) => {
      const second = spawn(
        packagedExecutable ?? binary,
        [...ownSwitches(userData), ...(isRoot() ? ['--no-sandbox'] : [])],
        {
          cwd: project,
          stdio: 'inherit',
          env: scenarioEnvironment(),
        },
      );
      const [code] = await within(startLimit, 'The second start', once(second, 'exit'));
      return code;
    },
  };
}

/**
 * Chromium encrypts cookies by a key in the system’s keychain, that of whoever runs the scenarios. The build gets these from
 * Playwright.
 */
const withoutKeychain = ['--password-store=basic', '--use-mock-keychain'];

function ownSwitches(userData: string): string[] {
  return [...(packaged === undefined ? ['.'] : withoutKeychain), `--user-data-dir=${userData}`];
}

/** Replaces what would need a user, or open another program, by prepared answers and a record. */
function standInForTheUser(electron: ElectronApplication): Promise<void> {
  return electron.evaluate(({ app, clipboard, dialog, shell, webContents }) => {
    const lists = {
      folderAnswers: [],
      questionAnswers: [],
      questions: [],
      schemes: [],
      handedOver: [],
      complaints: [],
    };
    const harness = { ...lists, focused: 0 };
    globalThis.nearnoteHarness = harness;
    const handOver = (how: HandedOver['how'], target: string): void => {
      nearnoteHarness.handedOver.push({ how, target });
    };
    dialog.showOpenDialog = async () => {
      const filePaths = nearnoteHarness.folderAnswers.shift();
      if (filePaths !== undefined) return { canceled: filePaths.length === 0, filePaths };
      nearnoteHarness.complaints.push('A folder dialog was opened that the scenario did not answer.');
      throw new Error('A folder dialog was opened that the test did not expect.');
    };
    dialog.showMessageBox = async (...words: unknown[]) => {
      const { message, detail, buttons = [], cancelId = 0 } = words.at(-1) as Electron.MessageBoxOptions;
      const answer = nearnoteHarness.questionAnswers.shift();
      if (answer === undefined) {
        nearnoteHarness.complaints.push(message);
        return { response: cancelId, checkboxChecked: false };
      }
      nearnoteHarness.questions.push(`${message}\n${detail}`);
      return { response: buttons.indexOf(answer.button), checkboxChecked: answer.remember };
    };
    dialog.showErrorBox = (title, content) => {
      nearnoteHarness.complaints.push(`${title}: ${content}`);
    };
    shell.openPath = async (path) => {
      handOver('open', path);
      return '';
    };
    shell.openExternal = async (address) => handOver('browse', address);
    app.getApplicationNameForProtocol = (url) =>
      nearnoteHarness.schemes.some((scheme) => url.startsWith(`${scheme}:`)) ? 'An editor' : '';
    shell.showItemInFolder = (path) => handOver('reveal', path);
    clipboard.writeText = async (text) => handOver('copy', text);
    const recordDrags = (contents: Electron.WebContents): void => {
      contents.startDrag = ({ file, files }) => {
        for (const path of files ?? [file]) handOver('drag', path);
      };
    };
    // The app may have been faster.
    webContents.getAllWebContents().forEach(recordDrags);
    app.on('web-contents-created', (_event, contents) => recordDrags(contents));
  });
}

/** @param pid that of Electron’s main process: on Windows a shell may stand between it and this one. */
function runningApp(electron: ElectronApplication, page: RunningApp['page'], pid: number): RunningApp {
  const main = electron.process();
  const ended = once(main, 'exit');
  return {
    page,
    pid,
    answerNextFolderDialog: (paths) =>
      electron.evaluate((_electron, answer) => {
        nearnoteHarness.folderAnswers.push(answer);
      }, paths),
    answerNextQuestion: (button, remember = false) =>
      electron.evaluate(
        (_electron, answer) => {
          nearnoteHarness.questionAnswers.push(answer);
        },
        { button, remember },
      ),
    questions: () => electron.evaluate(() => nearnoteHarness.questions),
    chooseMenuItem: (label) =>
      electron.evaluate(({ Menu }, wanted) => {
        const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
        const item = items.find((each) => each.label === wanted);
        if (item === undefined) throw new Error(`The menu has no “${wanted}”.`);
        item.click();
      }, label),
    installPrograms: (schemes) =>
      electron.evaluate((_electron, installed) => {
        nearnoteHarness.schemes = installed;
      }, schemes),
    usePower: (onBattery) =>
      electron.evaluate(({ powerMonitor }, isOnBattery) => {
        powerMonitor.isOnBatteryPower = () => isOnBattery;
      }, onBattery),
    handedOver: () => electron.evaluate(() => nearnoteHarness.handedOver),
    isShown: () =>
      electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().every((each) => each.isVisible())),
    processes: (name) =>
      electron.evaluate(
        ({ app }, wanted) => app.getAppMetrics().flatMap((each) => (each.name === wanted ? [each.pid] : [])),
        name,
      ),
    endSession: () =>
      electron.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.emit('session-end');
      }),
    focusRequests: () => electron.evaluate(() => nearnoteHarness.focused),
    complaints: () => electron.evaluate(() => nearnoteHarness.complaints),
    isRunning: () => main.exitCode === null && main.signalCode === null,
    kill: async (signal) => {
      if (process.platform === 'win32') spawn('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore' });
      else process.kill(pid, signal);
      await within(endLimit, `Ending Electron by ${signal}`, ended);
    },
    quit: async () => {
      await electron.evaluate(({ app }) => app.quit());
      await within(endLimit, 'Quitting Electron', ended);
    },
  };
}
