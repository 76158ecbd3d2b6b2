import { randomUUID } from 'node:crypto';
import { app, type BrowserWindow, dialog, nativeTheme, powerMonitor, session, utilityProcess } from 'electron';
import { Keychain, type KeychainProcess } from '../keychain/keychain.ts';
import { Tokens } from '../keychain/tokens.ts';
import { childEnvironment } from '../shared/child-environment.ts';
import type { EngineOptions } from '../shared/engine-process.ts';
import { NearnoteError, userTextOf } from '../shared/errors.ts';
import type { LibraryState } from '../shared/library-state.ts';
import type { Logger } from '../shared/log.ts';
import type { Preferences } from '../shared/preferences.ts';
import { portOf } from '../shared/rpc.ts';
import { type UserText, userText } from '../shared/user-text.ts';
import { AllowedHosts, hostNotAllowed } from './allowed-hosts.ts';
import { pageUrl } from './app-url.ts';
import { ChildProcess } from './child-process.ts';
import { Consent } from './consent.ts';
import { DroppedFiles } from './dropped-files.ts';
import { type EngineProcess, startEngine } from './engine-process.ts';
import { Gestures } from './gestures.ts';
import { IndexingPace } from './indexing-pace.ts';
import { serveDropped, servePage, tellPage } from './ipc.ts';
import { AppLanguage } from './language.ts';
import { LastSeenFile } from './last-seen-file.ts';
import { openAppLog } from './log.ts';
import { AppMenu } from './menu.ts';
import { showMessageBox } from './message-box.ts';
import { isNetworkOff } from './network-switch.ts';
import { Notices } from './notices.ts';
import { pageHandlers } from './page-handlers.ts';
import { recoverPage } from './page-recovery.ts';
import { findPaths, keepUserFolder, type Paths } from './paths.ts';
import { PreferencesFile } from './preferences-file.ts';
import { watchForFailures } from './process-failures.ts';
import { registerAppScheme, serveApp } from './protocol.ts';
import { usableProxy } from './proxy.ts';
import { Questions } from './questions.ts';
import { closeBeforeQuit } from './quit.ts';
import { guardPages } from './security.ts';
import { appUpdates } from './updates/app-updates.ts';
import { problemOfUserFolder } from './user-folder.ts';
import { bringToFront, openWindow } from './window.ts';

// Whatever this program writes is the user’s alone.
process.umask(0o077);

let mainWindow: BrowserWindow | null = null;
const language = new AppLanguage(() => app.getPreferredSystemLanguages());

keepUserFolder();
registerAppScheme();
const paths = findPaths();
// Not even a name is looked up then.
if (isNetworkOff(paths.network)) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
const problem = problemOfUserFolder(paths.userData);
if (problem !== null) {
  void app.whenReady().then(() => stop(userText('Nearnote cannot start'), problem));
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (mainWindow !== null) bringToFront(mainWindow);
  });
  app
    .whenReady()
    .then(() => run(paths))
    .catch((error: unknown) => stop(userText('Nearnote cannot start'), userTextOf(error)));
} else {
  app.quit();
}

function run(paths: Paths): void {
  const page = pageUrl(process.env, app.isPackaged);
  const logger = openAppLog(paths.logs);
  const notices = new Notices(() => mainWindow, paths.logs, logger, language.say);
  const gestures = new Gestures();
  const hosts = new AllowedHosts(paths.hosts, paths.modelSettings, logger);
  const questions = new Questions((box) => showMessageBox(mainWindow, box), language.say);
  const consent = new Consent({ questions, gestures, hosts, logger });
  guardPages({ page, consent, gestures, logger });
  const menu = new AppMenu({
    say: language.say,
    showLogs: () => void notices.showLogs(),
    reload: () => mainWindow?.webContents.reload(),
    choose: (id) => {
      gestures.note();
      tellPage(mainWindow, 'menu.chosen', { id });
    },
  });

  const preferences = new PreferencesFile(paths.preferences, logger);
  // The page’s `prefers-color-scheme` follows it.
  nativeTheme.themeSource = preferences.now.theme;
  const speak = async (choice: Preferences['language']): Promise<void> => {
    await language.use(choice);
    menu.draw();
  };
  void speak(preferences.now.language);

  const tokens = new Tokens(new Keychain(() => startKeychain(paths, logger)), process.env);
  const lastSeen = new LastSeenFile(paths.lastSeen, paths.library, logger);
  const onState = (state: LibraryState): void => {
    pace.follow(state);
    lastSeen.sawLibrary(state);
  };
  let isDrawn = false;
  // An engine that is not there begins without it a little later.
  const tellDrawn = () => void engine.ask('window.drawn', {}).catch(() => {});
  const onRestart = () => {
    pace.tellAnew();
    if (isDrawn) tellDrawn();
  };
  const engine = openEngine({ paths, tokens, hosts, logger, onState, onRestart });
  const pace = new IndexingPace({
    monitor: powerMonitor,
    platform: process.platform,
    chosen: () => preferences.now.pace,
    // An engine that is not there is told as soon as it embeds.
    tell: (chosen, computer) => void engine.ask('indexing.pace', { pace: chosen, computer }).catch(() => {}),
  });
  serveApp(paths.pageFiles, (input) => engine.ask('note.image', input), logger);
  watchForFailures(process, app, {
    logger,
    onException: () => {
      notices.hasToClose();
      void engine.close().finally(() => app.exit(1));
    },
    onRejection: () => void notices.workFailed(),
  });
  closeBeforeQuit(async () => {
    await Promise.all([engine.close(), preferences.settled(), hosts.settled(), lastSeen.close()]);
    logger.log('app.quit', {});
  });
  const updates = appUpdates({
    ask: engine.ask,
    consent,
    hosts,
    userData: paths.userData,
    close: () => engine.close(),
    onChange: (state) => tellPage(mainWindow, 'update.changed', state),
  });
  updates.lookDaily(() => preferences.now.looksForUpdates);
  const dropped = new DroppedFiles();
  serveDropped(page, dropped);
  servePage(
    page,
    pageHandlers({
      engine,
      window: () => mainWindow,
      paths,
      tokens,
      preferences,
      pace,
      lastSeen,
      consent,
      hosts,
      dropped,
      updates,
      onDrawn: () => {
        isDrawn = true;
        tellDrawn();
      },
      inLanguage: { menu, speak, say: language.say },
    }),
    logger,
  );

  const openPage = () => showWindow(page, paths, logger, notices, () => void engine.close());
  openPage();
  app.on('activate', () => {
    if (mainWindow === null) openPage();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

function showWindow(page: string, paths: Paths, logger: Logger, notices: Notices, onSessionEnd: () => void): void {
  mainWindow = openWindow(page, paths, logger);
  recoverPage(mainWindow.webContents, {
    logger,
    onReload: () => void notices.pageReloaded(),
    mayWait: () => notices.mayWait(),
    onGiveUp: () => {
      notices.hasToClose();
      app.quit();
    },
  });
  // Windows ends the app soon after, without asking it to quit.
  mainWindow.once('session-end', onSessionEnd);
  mainWindow.once('closed', () => {
    mainWindow = null;
  });
}

/** Megabytes for half of V8’s young generation: by itself V8 takes several times as much, and gains no speed by it. */
const engineFlags = ['--max-semi-space-size=16', '--expose-gc'];
const inferenceFlags = ['--max-semi-space-size=4', '--expose-gc'];

interface Program {
  file: string;
  args?: string[];
  serviceName: string;
  /** V8’s options. */
  flags?: string[];
}

function startProcess(program: Program, { compileCache }: Paths, logger: Logger): ChildProcess {
  const { file, args = [], serviceName, flags } = program;
  const execArgv = flags === undefined ? [] : [`--js-flags=${flags.join(' ')}`];
  const env = { NODE_COMPILE_CACHE: compileCache, ...childEnvironment(process.env) };
  return new ChildProcess(utilityProcess.fork(file, args, { serviceName, stdio: 'inherit', env, execArgv }), logger);
}

function startKeychain(paths: Paths, logger: Logger): KeychainProcess {
  const child = startProcess({ file: paths.keychainProcess, serviceName: 'Nearnote keychain' }, paths, logger);
  return { ...portOf(child, 'exit'), kill: () => child.kill() };
}

interface EngineSettings {
  paths: Paths;
  tokens: Tokens;
  hosts: AllowedHosts;
  logger: Logger;
  onState: (state: LibraryState) => void;
  onRestart: () => void;
}

function openEngine({ paths, tokens, hosts, logger, onState, onRestart }: EngineSettings): EngineProcess {
  const options: EngineOptions = {
    library: paths.library,
    models: paths.models,
    data: paths.userData,
    sample: paths.sample,
    template: paths.template,
    parsingWorker: paths.parsingWorker,
    mapWorker: paths.mapWorker,
    owner: 'app',
    session: randomUUID(),
  };
  const engineProgram = {
    file: paths.engineProcess,
    args: [JSON.stringify(options)],
    serviceName: 'Nearnote engine',
    flags: engineFlags,
  };
  const inferenceProgram = { file: paths.inferenceProcess, serviceName: 'Nearnote inference', flags: inferenceFlags };
  const engine = startEngine({
    logger,
    fork: () => startProcess(engineProgram, paths, logger),
    forkInference: () => startProcess(inferenceProgram, paths, logger),
    system: {
      'token.read': async ({ baseUrl }) => ({ token: await tokens.read(baseUrl) }),
      'network.route': async ({ url, request }) => {
        if (!hosts.has(request)) throw hostNotAllowed(request);
        return { proxy: usableProxy(await session.defaultSession.resolveProxy(url)) };
      },
    },
    onModels: (state) => tellPage(mainWindow, 'models.changed', state),
    onMap: (state) => tellPage(mainWindow, 'map.changed', state),
    onState: (state) => {
      tellPage(mainWindow, 'library.changed', state);
      onState(state);
    },
    onRestart,
    onGiveUp: () =>
      stop(
        userText('Nearnote has to close'),
        userText(
          'The part of Nearnote that searches keeps stopping. Your notes are untouched. Start Nearnote again; if this comes back, restart the computer and look for an update.',
        ),
      ),
  });
  // Any other failure is shown by the page, which asks the same and offers to try again.
  engine.ask('library.state', {}).then(onState, (error: unknown) => {
    if (error instanceof NearnoteError && (error.code === 'library-in-use' || error.code === 'library-too-new')) {
      stop(userText('Nearnote cannot open the library'), error.text);
    }
  });
  return engine;
}

/** Ends the app where it cannot be of use, once the user knows why. There is no open library to close then. */
function stop(title: UserText, message: UserText): void {
  dialog.showErrorBox(language.say(title), language.say(message));
  app.exit(1);
}
