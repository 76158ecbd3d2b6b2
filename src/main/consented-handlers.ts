import { realpath } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { endingOf, type Tokens } from '../keychain/tokens.ts';
import type { AllowedHosts } from '../shared/allowed-hosts.ts';
import type { pageRequests } from '../shared/contract.ts';
import { NearnoteError } from '../shared/errors.ts';
import type { Handlers } from '../shared/rpc.ts';
import { userText } from '../shared/user-text.ts';
import { webUrl } from '../shared/web-url.ts';
import type { Consent } from './consent.ts';
import type { DroppedFiles } from './dropped-files.ts';
import type { EngineProcess } from './engine-process.ts';
import { sensitivityOf } from './sensitive-folder.ts';

type Consented =
  | 'library.rebuild'
  | 'folders.choose'
  | 'folders.addDropped'
  | 'folders.configure'
  | 'models.use'
  | 'models.test'
  | 'models.addHosted'
  | 'models.addLocal'
  | 'models.configure'
  | 'network.switch'
  | 'scans.read'
  | 'hosts.allow'
  | 'token.save'
  | 'token.remove';

interface ConsentedDependencies {
  ask: EngineProcess['ask'];
  consent: Pick<
    Consent,
    'toRebuild' | 'toFolder' | 'toCode' | 'toHost' | 'toTexts' | 'toLookFor' | 'toToken' | 'toNetwork'
  >;
  dropped: Pick<DroppedFiles, 'take'>;
  tokens: Pick<Tokens, 'status' | 'save' | 'remove'>;
  /** Shows the system’s dialog for folders. */
  chooseFolders: () => Promise<string[]>;
  /** What the user has allowed of the network. */
  allowedHosts: () => AllowedHosts;
}

/** Requests that would give a page files, hosts or tokens: main does them only with the user’s consent. */
export function consentedHandlers({
  ask,
  consent,
  dropped,
  tokens,
  chooseFolders,
  allowedHosts,
}: ConsentedDependencies): Pick<Handlers<typeof pageRequests>, Consented> {
  async function addFolders(paths: string[]): Promise<void> {
    // What is behind a link counts. A path that leads nowhere is the engine’s to refuse.
    const real = await Promise.all(paths.map((path) => realpath(path).catch(() => path)));
    const [home, temporary] = await Promise.all([realpath(homedir()), realpath(tmpdir())]);
    for (const path of real) {
      const sensitivity = sensitivityOf(path, { platform: process.platform, home, temporary });
      if (sensitivity !== null) await consent.toFolder(path, sensitivity);
    }
    await ask('folders.add', { paths: real });
  }

  /** Does what contacts an address; if the engine may not, the user is asked. The engine knows whether it is an address at all. */
  async function withHost<T>(address: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isConsentMissing(error)) throw error;
      await consent.toHost(address, 'embedding');
      return work();
    }
  }

  /** @throws NearnoteError `invalid-request` for what is no address of a service. */
  async function hasToken(baseUrl: string): Promise<boolean> {
    return (await tokens.status(baseUrl)).source !== 'none';
  }

  return {
    'library.rebuild': async (input) => {
      await consent.toRebuild();
      return ask('library.rebuild', input);
    },

    'folders.choose': async () => {
      // While the user looks for it. What comes of that shows when the folder is read.
      ask('folders.expect', {}).catch(() => {});
      const chosen = await chooseFolders();
      if (chosen.length > 0) await addFolders(chosen);
      return { added: chosen.length > 0 };
    },

    'folders.addDropped': async ({ tokens: given }) => {
      const paths = dropped.take(given);
      if (paths === null) {
        throw new NearnoteError('invalid-request', userText('This was dropped too long ago. Drop it again.'));
      }
      await addFolders(paths);
      return {};
    },

    'folders.configure': async (input) => {
      const { folders } = await ask('library.state', {});
      const folder = folders.find(({ id }) => id === input.folderId);
      if (input.settings.code && folder?.settings.code === false) await consent.toCode(folder.path);
      return ask('folders.configure', input);
    },

    'models.use': async ({ key }) => {
      try {
        return await ask('models.use', { key, agreed: false });
      } catch (error) {
        if (!isConsentMissing(error)) throw error;
        await consent.toTexts(await ask('models.plan', { key }));
        return ask('models.use', { key, agreed: true });
      }
    },

    'models.test': (draft) => withHost(draft.baseUrl, () => ask('models.test', draft)),
    'models.addHosted': (draft) => withHost(draft.baseUrl, () => ask('models.addHosted', draft)),

    'models.addLocal': async (input) => {
      await consent.toLookFor(input.repository);
      return ask('models.addLocal', input);
    },

    'models.configure': async (change) => {
      // The engine says what is no address of the web.
      if (change.hubUrl !== undefined && webUrl(change.hubUrl.trim()) !== null)
        await consent.toHost(change.hubUrl, 'models');
      return ask('models.configure', change);
    },

    'scans.read': async (input) => {
      const { bytes, address } = await ask('scans.plan', input);
      if (bytes > 0) await consent.toHost(address, 'scans');
      return ask('scans.read', input);
    },

    'network.switch': async ({ isOff }) => {
      if (!isOff) await consent.toNetwork();
      return ask('network.switch', { isOff });
    },

    'hosts.allow': async ({ address }) => {
      if (webUrl(address) === null) {
        throw new NearnoteError('invalid-request', userText('This is no address of the web.'));
      }
      await consent.toHost(address, 'again');
      return allowedHosts();
    },

    'token.save': async ({ baseUrl, token, keep }) => {
      await consent.toToken(baseUrl, { kind: 'save', isThere: await hasToken(baseUrl), ending: endingOf(token) });
      return tokens.save(baseUrl, token, keep);
    },
    'token.remove': async ({ baseUrl }) => {
      if (await hasToken(baseUrl)) await consent.toToken(baseUrl, { kind: 'remove' });
      return tokens.remove(baseUrl);
    },
  };
}

function isConsentMissing(error: unknown): boolean {
  return error instanceof NearnoteError && error.code === 'consent-missing';
}
