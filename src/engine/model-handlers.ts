import type { engineRequests } from '../shared/contract.ts';
import type { Handlers } from '../shared/rpc.ts';
import type { ModelCommands } from './model-commands.ts';

type ModelRequestName = Extract<keyof typeof engineRequests, `models.${string}` | `failures.${string}`>;

/** Answers the requests of the contract that are about models. */
export function modelHandlers(
  models: () => Promise<ModelCommands>,
): Pick<Handlers<typeof engineRequests>, ModelRequestName> {
  const done = async (work: Promise<unknown>) => {
    await work;
    return {};
  };
  return {
    'models.list': async () => (await models()).list(),
    'models.plan': async ({ key }) => (await models()).plan(key),
    'models.use': async ({ key, agreed }) => done((await models()).use(key, agreed)),
    'models.pause': async () => done((await models()).pause()),
    'models.resume': async () => done((await models()).resume()),
    'models.cancel': async () => done((await models()).cancel()),
    'models.discard': async ({ key }) => ({ freedBytes: await (await models()).discard(key) }),
    'models.download': async ({ key }) => {
      (await models()).download(key);
      return {};
    },
    'models.cancelDownload': async ({ key }) => done((await models()).cancelDownload(key)),
    'models.import': async ({ key, folder }) => done((await models()).import(key, folder)),
    'models.deleteFiles': async ({ key }) => ({ freedBytes: await (await models()).deleteFiles(key) }),
    'models.addLocal': async ({ repository }) => ({ key: await (await models()).addLocal(repository) }),
    'models.test': async (draft) => (await models()).test(draft),
    'models.addHosted': async (draft) => ({ key: await (await models()).addHosted(draft) }),
    'models.remove': async ({ id }) => done((await models()).remove(id)),
    'models.configure': async (change) => done((await models()).configure(change)),
    'failures.list': async () => (await models()).failures(),
    'failures.retry': async () => done((await models()).retryFailures()),
  };
}
