import { readFile } from 'node:fs/promises';
import { app, type BrowserWindow, clipboard, dialog, nativeImage, nativeTheme, shell } from 'electron';
import type { Tokens } from '../keychain/tokens.ts';
import {
  folderRequests,
  linkRequests,
  mapRequests,
  modelRequests,
  networkRequests,
  type pageRequests,
  scanRequests,
  searchRequests,
} from '../shared/contract.ts';
import type { Preferences } from '../shared/preferences.ts';
import { forwardAll, type Handlers } from '../shared/rpc.ts';
import { type UserText, userText } from '../shared/user-text.ts';
import type { AllowedHosts } from './allowed-hosts.ts';
import type { Consent } from './consent.ts';
import { consentedHandlers } from './consented-handlers.ts';
import type { DroppedFiles } from './dropped-files.ts';
import type { EngineProcess } from './engine-process.ts';
import type { IndexingPace } from './indexing-pace.ts';
import type { LastSeenFile } from './last-seen-file.ts';
import type { AppMenu } from './menu.ts';
import { openInEditor } from './open-in-editor.ts';
import type { Paths } from './paths.ts';
import type { PreferencesFile } from './preferences-file.ts';
import { seenAnswers } from './seen-answers.ts';
import type { Updates } from './updates/updates.ts';

/** Of the picture that follows the pointer while files are dragged, in pixels. */
const dragIconWidth = 32;

/** What main shows in words. */
interface InLanguage {
  menu: Pick<AppMenu, 'show'>;
  /** Shows everything in another language. */
  speak: (choice: Preferences['language']) => Promise<void>;
  say: (text: UserText) => string;
}

interface PageHandlersDependencies {
  engine: Pick<EngineProcess, 'ask' | 'forward'>;
  window: () => BrowserWindow | null;
  paths: Paths;
  tokens: Tokens;
  preferences: PreferencesFile;
  pace: Pick<IndexingPace, 'look'>;
  lastSeen: LastSeenFile;
  consent: Consent;
  hosts: Pick<AllowedHosts, 'all' | 'revoke' | 'askAgain'>;
  dropped: DroppedFiles;
  updates: Pick<Updates, 'state' | 'look' | 'fetch' | 'install'>;
  /** The page shows what it shows first. */
  onDrawn: () => void;
  inLanguage: InLanguage;
}

/** What main does for the page: it forwards what is the engine’s, and does itself what needs the system. */
export function pageHandlers({
  engine: { ask, forward },
  window,
  paths,
  tokens,
  preferences,
  pace,
  lastSeen,
  consent,
  hosts,
  dropped,
  updates,
  onDrawn,
  inLanguage: { menu, speak, say },
}: PageHandlersDependencies): Handlers<typeof pageRequests> {
  async function choose(options: Electron.OpenDialogOptions): Promise<string[]> {
    consent.toChoose();
    return chooseFolders(window(), options);
  }

  return {
    ...forwardAll(modelRequests, forward),
    ...forwardAll(searchRequests, forward),
    ...forwardAll(linkRequests, forward),
    ...forwardAll(folderRequests, forward),
    ...forwardAll(mapRequests, forward),
    ...forwardAll(networkRequests, forward),
    ...forwardAll(scanRequests, forward),
    'library.state': (input) => ask('library.state', input),
    'library.lastSeen': async () => lastSeen.untilOpen,
    'window.drawn': async () => {
      onDrawn();
      return {};
    },
    ...seenAnswers(ask, lastSeen),
    ...consentedHandlers({
      ask,
      consent,
      dropped,
      tokens,
      allowedHosts: () => hosts.all,
      chooseFolders: () =>
        choose({
          title: say(userText('Add folders of notes')),
          buttonLabel: say(userText('Add')),
          properties: ['openDirectory', 'multiSelections'],
        }),
    }),

    'models.chooseImport': async ({ key }) => {
      const [folder] = await choose({
        title: say(userText('Import a model from a folder')),
        buttonLabel: say(userText('Import')),
        properties: ['openDirectory'],
      });
      if (folder !== undefined) await ask('models.import', { key, folder });
      return { imported: folder !== undefined };
    },

    'note.open': async (input) => {
      await consent.toAct('open');
      await openInEditor(await ask('note.locate', input), preferences.now.editor, consent);
      return {};
    },

    'note.reveal': async (input) => {
      await consent.toAct('open');
      const { path } = await ask('note.locate', { ...input, offset: null });
      shell.showItemInFolder(path);
      return {};
    },

    'folders.reveal': async (input) => {
      await consent.toAct('open');
      const { path } = await ask('folders.locate', input);
      shell.showItemInFolder(path);
      return {};
    },

    'notes.drag': async ({ noteIds }) => {
      consent.toDrag();
      const located = await Promise.all(noteIds.map((noteId) => ask('note.locate', { noteId, offset: null })));
      const [file, ...others] = located.map(({ path }) => path);
      const icon = nativeImage.createFromPath(paths.icon).resize({ width: dragIconWidth });
      if (file !== undefined) window()?.webContents.startDrag({ file, files: [file, ...others], icon });
      return {};
    },

    'clipboard.write': async ({ text }) => {
      await consent.toAct('copy');
      await clipboard.writeText(text);
      return {};
    },

    'problems.reveal': async (input) => {
      await consent.toAct('open');
      const { path } = await ask('problems.locate', input);
      shell.showItemInFolder(path);
      return {};
    },

    'preferences.read': async () => preferences.now,
    'preferences.change': async (change) => {
      const now = preferences.change(change);
      if (change.pace !== undefined) pace.look();
      nativeTheme.themeSource = now.theme;
      if (change.language !== undefined) await speak(now.language);
      return now;
    },

    'menu.show': async ({ commands }) => {
      menu.show(commands);
      return {};
    },

    'hosts.list': async () => hosts.all,
    'hosts.revoke': async ({ address }) => {
      hosts.revoke(address);
      return hosts.all;
    },
    'hosts.askAgain': async ({ host }) => {
      hosts.askAgain(host);
      return hosts.all;
    },

    'update.state': async () => updates.state,
    'update.look': () => updates.look(),
    'update.fetch': () => updates.fetch(),
    'update.install': () => updates.install(),

    'token.status': ({ baseUrl }) => tokens.status(baseUrl),

    'app.about': async () => ({
      version: app.getVersion(),
      modelCredits: await readFile(paths.modelCredits, 'utf8'),
      dataFolder: paths.userData,
    }),
  };
}

async function chooseFolders(window: BrowserWindow | null, options: Electron.OpenDialogOptions): Promise<string[]> {
  const answer = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return answer.canceled ? [] : answer.filePaths;
}
