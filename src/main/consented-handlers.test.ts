import { expect, it, vi } from 'vitest';
import { NearnoteError } from '../shared/errors.ts';
import { verbatim } from '../shared/user-text.ts';
import { consentedHandlers } from './consented-handlers.ts';

const refuse = async (): Promise<never> => {
  throw new NearnoteError('consent-missing', verbatim('No.'));
};

interface Replaced {
  /** The engine, as far as it is asked. */
  ask?: (name: string, input: object) => Promise<unknown>;
  toTexts?: () => Promise<never>;
}

function handlersOver(source: 'none' | 'session', { ask, toTexts = refuse }: Replaced = {}) {
  const asked: string[] = [];
  const toHost = vi.fn(refuse);
  const toToken = vi.fn(refuse);
  const handlers = consentedHandlers({
    ask: async (name, input) => {
      asked.push(name);
      // Whatever a test’s engine answers.
      if (ask) return ask(name, input) as never;
      throw new NearnoteError('invalid-request', verbatim('The engine has been asked.'));
    },
    consent: {
      toRebuild: refuse,
      toFolder: refuse,
      toCode: refuse,
      toTexts,
      toNetwork: refuse,
      toLookFor: refuse,
      toHost,
      toToken,
    },
    dropped: { take: () => null },
    tokens: {
      status: async () => ({ source, ending: null, keychainProblem: null }),
      save: refuse,
      remove: refuse,
    },
    chooseFolders: async () => [],
    allowedHosts: () => ({ addresses: [], links: [] }),
  });
  return { handlers, asked, toHost, toToken };
}

it('no question is asked about what is no address of the web; the engine refuses it', async () => {
  const { handlers, asked, toHost } = handlersOver('none');
  for (const hubUrl of ['file:///etc', 'data:,x', 'https://', 'hub', ' ftp://hub.example']) {
    await expect(handlers['models.configure']({ hubUrl }), hubUrl).rejects.toMatchObject({ code: 'invalid-request' });
  }
  expect([asked.length, toHost.mock.calls.length]).toEqual([5, 0]);
  await expect(handlers['models.configure']({ hubUrl: 'https://hub.example' })).rejects.toMatchObject({
    code: 'consent-missing',
  });
});

it('what was taken back is allowed again only with consent, and only an address of the web', async () => {
  const { handlers, toHost } = handlersOver('none');
  await expect(handlers['hosts.allow']({ address: 'file:///etc' })).rejects.toMatchObject({ code: 'invalid-request' });
  expect(toHost).not.toHaveBeenCalled();
  await expect(handlers['hosts.allow']({ address: 'https://api.example' })).rejects.toThrow('No.');
  expect(toHost.mock.calls).toEqual([['https://api.example', 'again']]);
});

it('no model is looked for without consent, and main knows whether there is a token', async () => {
  const { handlers, asked, toToken } = handlersOver('session');
  const service = { baseUrl: 'https://api.example' };
  await expect(handlers['models.addLocal']({ repository: 'attacker/secret' })).rejects.toThrow('No.');
  await expect(handlers['token.save']({ ...service, token: 'planted-99', keep: 'session' })).rejects.toThrow('No.');
  await expect(handlers['token.remove'](service)).rejects.toThrow('No.');
  expect(asked).toEqual([]);
  expect(toToken.mock.calls).toEqual([
    ['https://api.example', { kind: 'save', isThere: true, ending: '99' }],
    ['https://api.example', { kind: 'remove' }],
  ]);
});

it('the page’s word that the user agrees to send texts is worth nothing', async () => {
  const asked: object[] = [];
  const toTexts = vi.fn(refuse);
  const { handlers } = handlersOver('none', {
    toTexts,
    ask: async (name, input) => {
      asked.push({ name, ...input });
      if (name === 'models.use') throw new NearnoteError('consent-missing', verbatim('Agree first.'));
      return {};
    },
  });
  const claimed = { key: 'hosted', agreed: true };
  await expect(handlers['models.use'](claimed)).rejects.toThrow('No.');
  expect(asked).toEqual([
    { name: 'models.use', key: 'hosted', agreed: false },
    { name: 'models.plan', key: 'hosted' },
  ]);
  expect(toTexts).toHaveBeenCalledOnce();
});
