import { join } from 'node:path';
import { z } from 'zod';
import {
  defaultHub,
  device,
  deviceChoice,
  hostedModel,
  measuredSpeed,
  modelSettingsFile,
  vectorMemoryChoice,
} from '../../shared/models.ts';
import { storedText, userText } from '../../shared/user-text.ts';
import { JsonFile } from '../lib/json-file.ts';
import { catalogueEntry } from './catalogue-entry.ts';

const written = z.object({
  version: z.literal(1),
  /** The address that models are downloaded from. */
  hubUrl: z.string().default(defaultHub),
  device: deviceChoice.default('auto'),
  vectorMemory: vectorMemoryChoice.default('tenth'),
  /** Models of the hub that the user added, and hosted ones. */
  custom: z.array(catalogueEntry).default([]),
  hosted: z.array(hostedModel).default([]),
  /** Addresses of services that the user has agreed to send texts to: another path of a host may be somebody else’s. */
  agreed: z.array(z.string()).optional(),
  /** What earlier versions kept in place of that. */
  agreedHosts: z.array(z.string()).default([]),
  /** Speeds measured on this computer, by model. */
  speeds: z.record(z.string(), measuredSpeed).default({}),
  /** Whether a model knows a language, by model and ISO 639-1 code: of those that are not in the catalogue. */
  languages: z.record(z.string(), z.record(z.string(), z.boolean())).default({}),
  /** Weights that tokens are multiplied with, a second, see measureComputer. */
  computer: z.object({ weightsPerSecond: z.number().positive(), measuredAt: z.number() }).nullable().default(null),
  /** The device that proved best under `auto`, by model, and why. */
  devices: z.record(z.string(), z.object({ device, reason: storedText })).default({}),
});

/** Hosts that were agreed to become the addresses there that were in the list. */
const content = written.transform(({ agreed, agreedHosts, ...rest }) => ({
  ...rest,
  agreed:
    agreed ??
    rest.hosted.map(({ baseUrl }) => baseUrl).filter((baseUrl) => agreedHosts.includes(new URL(baseUrl).host)),
}));
export type ModelSettingsContent = z.infer<typeof content>;

/** Settings about models for all libraries of this computer, in a file that the app and the command line share. */
export type ModelSettings = JsonFile<ModelSettingsContent>;

/** @throws NearnoteError `file-damaged` if the file is invalid. */
export async function openModelSettings(folder: string): Promise<ModelSettings> {
  const settings = new JsonFile(join(folder, modelSettingsFile), {
    shape: content,
    initial: content.parse({ version: 1 }),
    remedy: userText('Repair it, or move it away to begin with the standard models.'),
  });
  await settings.read();
  return settings;
}
