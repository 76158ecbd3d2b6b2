import { hostedServices } from '../../../shared/hosted-services.ts';
import type { HostedModel } from '../../../shared/models.ts';
import { limitsFor } from './pacing.ts';

/**
 * Estimates the requests and the cost of embedding texts.
 * @param work `tokens` of all texts together, counted by our tokenizer: the service’s own count differs somewhat.
 * @returns `cost` in US dollars, at the prices in hosted-services.ts; null where the price is not known.
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
  // At another address, someone else serves the model at their own price. Azure has an address for each customer.
  if (info === undefined || (info.baseUrl !== baseUrl && service !== 'azure')) return null;
  return info.models.find((known) => known.model === model)?.dollarsPerMillionTokens ?? null;
}
