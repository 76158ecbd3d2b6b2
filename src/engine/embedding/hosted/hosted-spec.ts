import { hostedServices } from '../../../shared/hosted-services.ts';
import type { HostedDraft, HostedModel } from '../../../shared/models.ts';
import { normalizeBaseUrl } from './base-url.ts';

/** The first address of GitHub Models, where model names have no publisher in front. */
const olderGitHubHost = 'models.inference.ai.azure.com';

/** The user’s input as requests use it. @throws NearnoteError `invalid-request` */
export function normalizeDraft(draft: HostedDraft): HostedDraft {
  const baseUrl = normalizeBaseUrl(draft.baseUrl);
  const isBareName = draft.service === 'github' && new URL(baseUrl).hostname === olderGitHubHost;
  return { ...draft, baseUrl, model: isBareName ? draft.model.replace(/^.*\//, '') : draft.model };
}

/**
 * The model that a draft describes.
 * @param dimensions of its vectors, as the service returned them.
 * @throws NearnoteError `invalid-request` for an address that cannot be used.
 */
export function hostedSpec(draft: HostedDraft, dimensions: number): HostedModel {
  const { service, baseUrl, model, dimensions: asked } = normalizeDraft(draft);
  return {
    kind: 'hosted',
    id: `hosted:${baseUrl}#${model}:${dimensions}`,
    name: `${model.replace(/^.*\//, '')} · ${serviceName({ service, baseUrl })}`,
    service,
    baseUrl,
    model,
    dimensions,
    asksForDimensions: asked !== null,
  };
}

/** The name of a service for the user; a custom one is named by its host. */
export function serviceName({ service, baseUrl }: Pick<HostedDraft, 'service' | 'baseUrl'>): string {
  const known = hostedServices.find((info) => info.service === service);
  return known === undefined || service === 'custom' ? new URL(baseUrl).host : known.name;
}
