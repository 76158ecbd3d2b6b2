/**
 * Runs the built app without Electron: `node e2e/standin/run.ts [--user-data-dir=<folder>]`.
 * out/main/index.js is imported unchanged; only what it finds under the name `electron` is different.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { obeyHarness } from './control.ts';
import { answerNextFolderDialog, answerNextQuestion } from './dialog.ts';
import { usePower } from './fixed-parts.ts';
import { chooseMenuItem } from './menu.ts';
import { installPrograms } from './programs.ts';

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron'
      ? { url: new URL('electron.ts', import.meta.url).href, shortCircuit: true }
      : nextResolve(specifier, context),
});

obeyHarness(
  (message) => {
    switch (message.kind) {
      case 'answer-folder-dialog':
        answerNextFolderDialog(message.paths);
        break;
      case 'answer-question':
        answerNextQuestion(message);
        break;
      case 'choose-menu-item':
        chooseMenuItem(message.label);
        break;
      case 'install-programs':
        installPrograms(message.schemes);
        break;
      case 'end-session':
        app.endSession();
        break;
      case 'use-power':
        usePower(message.onBattery);
        break;
      case 'quit':
        app.quit();
        break;
    }
  },
  () => app.quit(),
);

// As Electron does where the system has signals.
process.once('SIGTERM', () => app.quit());

await import(pathToFileURL(join(app.getAppPath(), 'out', 'main', 'index.js')).href);
app.becomeReady();
