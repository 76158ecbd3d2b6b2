import { hostedServices } from '../../../shared/hosted-services.ts';
import type { HostedModel } from '../../../shared/models.ts';
import { limitsFor } from './pacing.ts';

/**
 * What embedding texts would take.
 * @param work `tokens` of all texts together, as another tokenizer counted them: a service's own count differs somewhat.
 * @returns `cost` in US dollars, as listed in hosted-services.ts; null where no price is known for the model there.
 */
export function estimateHosted(
  spec: HostedModel,
  { texts, tokens }: { texts: number; tokens: number },
): { requests: number; cost: number | null } {
  const limits = limitsFor(spec.service);
  const price = dollarsPerMillionTokens(spec);
  return {
    requests: Math.max(Math.ceil(texts / limits.texts), Math.ceil(tokens / limits.tokens)),
    cost: price === null ? null : (tokens / 1e6) * price,
  };
}

function dollarsPerMillionTokens({ service, baseUrl, model }: HostedModel): number | null {
  const info = hostedServices.find((known) => known.service === service);
  // At another address somebody else serves the model, for a price of their own; each customer of Azure has an address.
  if (info === undefined || (info.baseUrl !== baseUrl && service !== 'azure')) return null;
  return info.models.find((known) => known.model === model)?.dollarsPerMillionTokens ?? null;
}
