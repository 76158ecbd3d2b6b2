import { createInterface } from 'node:readline/promises';
import type { Engine } from '../engine/engine.ts';
import { count, plural } from '../shared/count.ts';
import { NearnoteError } from '../shared/errors.ts';
import { hostedServices } from '../shared/hosted-services.ts';
import { hostedDraft, type SwitchPlan } from '../shared/models.ts';
import { userText, verbatim } from '../shared/user-text.ts';
import { print, type Terminal } from './terminal.ts';

export interface ModelChoice {
  model: string;
  baseUrl?: string;
  dimensions?: number;
  /** The user agrees, on the command line, that texts are sent to the model's host. */
  agree?: boolean;
}

/**
 * Begins the switch to the model that was named. A hosted one is tried first, and used only with the user's consent.
 * @throws NearnoteError `consent-missing`, and see ModelCommands.use.
 */
export async function chooseModel(engine: Engine, choice: ModelChoice, terminal: Terminal): Promise<void> {
  const key = await keyFor(engine, choice);
  const plan = await engine.models.plan(key);
  await engine.models.use(
    key,
    plan.hosted === null || plan.hosted.agreed || choice.agree === true || (await agrees(plan, terminal)),
  );
}

async function keyFor(engine: Engine, { model, baseUrl, dimensions }: ModelChoice): Promise<string> {
  if (baseUrl === undefined) return model;
  const service = hostedServices.find((info) => info.baseUrl === baseUrl.replace(/\/+$/, ''))?.service ?? 'custom';
  const draft = hostedDraft.safeParse({ service, baseUrl, model, dimensions: dimensions ?? null });
  if (!draft.success) {
    throw new NearnoteError('invalid-request', verbatim(draft.error.issues.map(({ message }) => message).join(' ')));
  }
  return engine.models.addHosted(draft.data);
}

async function agrees({ name, toEmbed, tokens, hosted }: SwitchPlan, { stdin, stderr }: Terminal): Promise<boolean> {
  if (hosted === null) return true;
  print(
    stderr,
    `${name} runs at ${hosted.host}. The text of your notes will be sent there: ` +
      `${plural(toEmbed, 'passage')}, about ${count(tokens)} tokens, in ${plural(hosted.requests, 'request')}.\n`,
  );
  if (!stdin.isTTY) {
    throw new NearnoteError('consent-missing', userText('Nothing was sent. Give --agree to allow it.'));
  }
  const terminal = createInterface({ input: stdin, output: stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question('Send them? [y/N] ')).trim());
  } finally {
    terminal.close();
  }
}
