/**
 * The model’s runtime alone: a session with the options it has by itself, given texts that are tokenised already, one at a time. It runs
 * in a process of its own, at the priority of the app’s, so that neither has an advantage.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { basename, dirname } from 'node:path';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';
import { z } from 'zod';
import { feedOf } from './feeds.ts';

const task = z.object({ folder: z.string(), texts: z.array(z.string()), limit: z.int() });
const took = z.object({ seconds: z.number(), processor: z.number() });
export type Took = z.infer<typeof took>;

export interface BareSession {
  /** The number of its process. */
  id: number | undefined;
  /** Runs all texts once. */
  run(): Promise<Took>;
  end(): void;
}

/** @param limit tokens that are read of a text. */
export async function bareSession(folder: string, texts: string[], limit: number): Promise<BareSession> {
  const child = fork(import.meta.filename, ['bare']);
  child.send({ folder, texts, limit });
  await once(child, 'message');
  return {
    id: child.pid,
    run: async () => {
      child.send('run');
      return took.parse((await once(child, 'message'))[0]);
    },
    end: () => void child.kill('SIGKILL'),
  };
}

if (process.argv[2] === 'bare') await serve();

async function serve(): Promise<void> {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  env.allowRemoteModels = false;
  const { folder, texts, limit } = task.parse((await once(process, 'message'))[0]);
  env.localModelPath = dirname(folder);
  const tokenizer = await AutoTokenizer.from_pretrained(basename(folder));
  const model = await AutoModel.from_pretrained(basename(folder), { dtype: 'q8', device: 'cpu' });
  const feeds = texts.map((text) => feedOf(tokenizer(text, { truncation: true, max_length: limit })));
  for (const feed of feeds.slice(0, 8)) await model.sessions.model.run(feed);
  process.send?.('ready');
  process.on('message', async () => {
    const [began, used] = [performance.now(), process.cpuUsage()];
    for (const feed of feeds) await model.sessions.model.run(feed);
    const [ms, { user, system }] = [performance.now() - began, process.cpuUsage(used)];
    process.send?.({ seconds: ms / 1000, processor: (user + system) / 1e6 });
  });
}
