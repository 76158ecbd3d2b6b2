import { hostedServices } from '../../../shared/hosted-services.ts';
import { type HostedDraft, type HostedService, hostedDraft } from '../../../shared/models.ts';

/** The fields of the form, as typed. */
export interface DraftFields {
  service: HostedService;
  baseUrl: string;
  model: string;
  dimensions: string;
}

export type ServiceInfo = (typeof hostedServices)[number];

/** @throws RangeError for a service without a preset; every service has one. */
export function infoOf(service: HostedService): ServiceInfo {
  const info = hostedServices.find((each) => each.service === service);
  if (!info) throw new RangeError(`The service “${service}” has no preset.`);
  return info;
}

/** The fields, filled with a service’s preset. */
export function presetFields(service: HostedService): DraftFields {
  const { baseUrl, models } = infoOf(service);
  return { service, baseUrl, model: models[0]?.model ?? '', dimensions: '' };
}

/** The model’s own width, where the model is known. */
export function ownDimensions({ service, model }: DraftFields): number | null {
  return infoOf(service).models.find((each) => each.model === model.trim())?.dimensions ?? null;
}

/** The draft that the fields describe, or what the user must correct. */
export function readDraft(fields: DraftFields): { draft: HostedDraft } | { problem: string } {
  const { service, baseUrl, model, dimensions } = fields;
  if (model.trim() === '') return { problem: 'Enter the name of the model, as the service knows it.' };
  const width = dimensions.trim();
  if (width !== '' && !/^\d{1,5}$/.test(width)) return { problem: 'Dimensions are a whole number, or left empty.' };
  const checked = hostedDraft.safeParse({
    service,
    baseUrl: baseUrl.trim().replace(/\/+$/, ''),
    model,
    dimensions: width === '' ? null : Number(width),
  });
  if (checked.success) return { draft: checked.data };
  const [issue] = checked.error.issues;
  if (issue?.path[0] === 'baseUrl') return { problem: issue.message };
  return { problem: 'Dimensions are between 1 and 16,000, or left empty.' };
}

/** The address, once it is complete. Tokens are kept by address. */
export function addressOf({ baseUrl }: DraftFields): string | null {
  const checked = hostedDraft.shape.baseUrl.safeParse(baseUrl.trim().replace(/\/+$/, ''));
  return checked.success ? checked.data : null;
}

/** Whether texts would be sent over a network without encryption. */
export function isUnencrypted(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
