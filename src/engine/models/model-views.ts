import { hostedServices } from '../../shared/hosted-services.ts';
import type { HostedModel, ModelStatus, ModelVariant, ModelView } from '../../shared/models.ts';
import { userText, verbatim } from '../../shared/user-text.ts';
import { type CatalogueEntry, downloadBytes } from './catalogue-entry.ts';
import type { Downloads } from './download/downloads.ts';
import type { ModelFiles } from './download/model-files.ts';
import { localEntries, variantName } from './known-models.ts';
import type { ModelSettings } from './model-settings.ts';

/** A model’s status in the open library, which takes precedence over that of its files; null if the library does not use it. */
export type StatusInLibrary = (key: string) => ModelStatus | null;

interface ViewDependencies {
  settings: ModelSettings;
  files: ModelFiles;
  downloads: Downloads;
  statusInLibrary: StatusInLibrary;
}

/** All models as the settings show them, without what only the notes of a library tell. */
export async function modelViews(dependencies: ViewDependencies): Promise<ModelView[]> {
  const { settings } = dependencies;
  const custom = new Set(settings.content.custom.map(({ id }) => id));
  const local = await Promise.all(
    localEntries(settings).map((entry) => localView(entry, custom.has(entry.id), dependencies)),
  );
  return [...local, ...settings.content.hosted.map((spec) => hostedView(spec, dependencies))];
}

async function localView(entry: CatalogueEntry, custom: boolean, dependencies: ViewDependencies): Promise<ModelView> {
  const { settings, files, downloads, statusInLibrary } = dependencies;
  const variants = await Promise.all(
    entry.variants.map(async ({ dtype }): Promise<ModelVariant> => {
      const { key } = variantName(entry, dtype);
      const downloaded = (await files.find(entry, dtype)) !== null;
      return {
        key,
        dtype,
        bytes: downloadBytes(entry, dtype),
        downloaded: downloaded && !entry.builtIn,
        status: statusInLibrary(key) ?? fileStatus(key, entry, downloaded, downloads),
        speed: settings.content.speeds[key] ?? null,
        seconds: null,
      };
    }),
  );
  const [first, ...others] = variants;
  if (first === undefined) throw new Error(`${entry.id} has no variant.`);
  const { id, name, description, languages, license, dimensions, tokenLimit, quality, builtIn } = entry;
  return {
    ...{ id, name, description, languages, license, dimensions, tokenLimit, quality, custom },
    kind: builtIn ? 'built-in' : 'local',
    provider: userText('This computer'),
    host: null,
    baseUrl: null,
    fit: null,
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

function hostedView(spec: HostedModel, { settings, statusInLibrary }: ViewDependencies): ModelView {
  const { id, name, baseUrl, dimensions, service } = spec;
  const { host } = new URL(baseUrl);
  return {
    ...{ id, name, baseUrl, host, dimensions },
    kind: 'hosted',
    provider: verbatim(hostedServices.find((info) => info.service === service)?.name ?? host),
    description: userText('{model}, used over the network at {host}.', { model: spec.model, host }),
    languages: userText('Languages depend on the service'),
    tokenLimit: null,
    license: null,
    quality: null,
    fit: null,
    custom: true,
    variants: [
      {
        key: id,
        dtype: null,
        bytes: null,
        downloaded: false,
        status: statusInLibrary(id) ?? { state: 'ready' },
        speed: settings.content.speeds[id] ?? null,
        seconds: null,
      },
    ],
  };
}
