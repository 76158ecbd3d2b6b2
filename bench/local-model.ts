import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { processTerminal } from '../src/cli/terminal.ts';
import { LocalProvider } from '../src/engine/embedding/local-provider.ts';
import type { DeviceOptions } from '../src/engine/embedding/passage-process.ts';
import type { Dtype } from '../src/shared/models.ts';

/** A model in transformers.js’ layout as the app embeds with it, on the CPU if nothing else is said. */
export async function localProvider(
  given: string,
  dtype: Dtype,
  device: Partial<Pick<DeviceOptions, 'choice' | 'onDecision'>> = {},
): Promise<LocalProvider> {
  const folder = resolve(given);
  const { hidden_size: dimensions } = z
    .object({ hidden_size: z.int() })
    .parse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')));
  return new LocalProvider(
    {
      kind: 'local',
      id: basename(folder),
      name: basename(folder),
      revision: 'bench',
      dtype,
      pooling: 'mean',
      tokenLimit: 512,
      dimensions,
      prefixes: { passage: '', query: '' },
    },
    { folder, start: processTerminal.startInference, choice: 'cpu', decided: null, onDecision: () => {}, ...device },
  );
}
