import { hostedServices } from '../../shared/hosted-services.ts';
import type { HostedModel, ModelStatus, ModelVariant, ModelView } from '../../shared/models.ts';
import { type CatalogueEntry, downloadBytes } from './catalogue-entry.ts';
import type { Downloads } from './download/downloads.ts';
import type { ModelFiles } from './download/model-files.ts';
import { keyed, localEntries } from './known-models.ts';
import type { ModelSettings } from './model-settings.ts';

/** What the library does with a model, where it does anything; it goes before what is known of the model's files. */
export type StatusInLibrary = (key: string) => ModelStatus | null;

interface ViewParts {
  settings: ModelSettings;
  files: ModelFiles;
  downloads: Downloads;
  statusInLibrary: StatusInLibrary;
}

/** Every model as the settings show it. */
export async function modelViews(parts: ViewParts): Promise<ModelView[]> {
  const custom = new Set(parts.settings.content.custom.map(({ id }) => id));
  const local = await Promise.all(
    localEntries(parts.settings).map((entry) => localView(entry, custom.has(entry.id), parts)),
  );
  return [...local, ...parts.settings.content.hosted.map((spec) => hostedView(spec, parts))];
}

async function localView(entry: CatalogueEntry, custom: boolean, parts: ViewParts): Promise<ModelView> {
  const { settings, files, downloads, statusInLibrary } = parts;
  const variants = await Promise.all(
    entry.variants.map(async ({ dtype }): Promise<ModelVariant> => {
      const { key } = keyed(entry, dtype);
      const downloaded = (await files.find(entry, dtype)) !== null;
      return {
        key,
        dtype,
        bytes: downloadBytes(entry, dtype),
        downloaded: downloaded && !entry.builtIn,
        status: statusInLibrary(key) ?? fileStatus(key, entry, downloaded, downloads),
        speed: settings.content.speeds[key] ?? null,
      };
    }),
  );
  const [first, ...others] = variants;
  if (first === undefined) throw new Error(`${entry.id} has no variant.`);
  const { id, name, description, languages, license, dimensions, tokenLimit, quality, builtIn } = entry;
  return {
    ...{ id, name, description, languages, license, dimensions, tokenLimit, quality, custom },
    kind: builtIn ? 'built-in' : 'local',
    provider: 'This computer',
    host: null,
    baseUrl: null,
    variants: [first, ...others],
  };
}

function fileStatus(key: string, entry: CatalogueEntry, downloaded: boolean, downloads: Downloads): ModelStatus {
  const progress = downloads.progressOf(key);
  if (progress !== null) return { state: 'downloading', done: progress.done, total: progress.total };
  const reason = downloads.failureOf(key);
  if (reason !== null) return { state: 'failed', reason };
  if (entry.builtIn) return { state: 'built-in' };
  return { state: downloaded ? 'ready' : 'not-downloaded' };
}

function hostedView(spec: HostedModel, { settings, statusInLibrary }: ViewParts): ModelView {
  const { id, name, baseUrl, dimensions, service } = spec;
  const { host } = new URL(baseUrl);
  return {
    ...{ id, name, baseUrl, host, dimensions },
    kind: 'hosted',
    provider: hostedServices.find((info) => info.service === service)?.name ?? host,
    description: `${spec.model}, asked over the network at ${host}.`,
    languages: 'Languages depend on the service',
    tokenLimit: null,
    license: null,
    quality: null,
    custom: true,
    variants: [
      {
        key: id,
        dtype: null,
        bytes: null,
        downloaded: false,
        status: statusInLibrary(id) ?? { state: 'ready' },
        speed: settings.content.speeds[id] ?? null,
      },
    ],
  };
}
