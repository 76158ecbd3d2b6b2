import { hostedServices } from '../../../shared/hosted-services.ts';
import type { HostedDraft, HostedModel } from '../../../shared/models.ts';
import { normalizeBaseUrl } from './base-url.ts';

/** GitHub’s first address of its models; it knows them without the maker before their name. */
const olderGitHubHost = 'models.inference.ai.azure.com';

/** What a user entered, in the form that requests are made from. @throws NearnoteError `invalid-request` */
export function normalizeDraft(draft: HostedDraft): HostedDraft {
  const baseUrl = normalizeBaseUrl(draft.baseUrl);
  const bare = draft.service === 'github' && new URL(baseUrl).hostname === olderGitHubHost;
  return { ...draft, baseUrl, model: bare ? draft.model.replace(/^.*\//, '') : draft.model };
}

/**
 * The model that a draft names.
 * @param dimensions Width of its vectors, as the service answered.
 * @throws NearnoteError `invalid-request`: the address cannot be used.
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

/** How the service is called in front of the user; one without a name is called by its host. */
export function serviceName({ service, baseUrl }: Pick<HostedDraft, 'service' | 'baseUrl'>): string {
  const known = hostedServices.find((info) => info.service === service);
  return known === undefined || service === 'custom' ? new URL(baseUrl).host : known.name;
}
