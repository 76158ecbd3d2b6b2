import { hostedServices } from '../../../shared/hosted-services.ts';
import { type HostedDraft, type HostedService, hostedDraft } from '../../../shared/models.ts';

/** What stands in the fields of the form, as typed. */
export interface DraftFields {
  service: HostedService;
  baseUrl: string;
  model: string;
  dimensions: string;
}

export type ServiceInfo = (typeof hostedServices)[number];

/** @throws RangeError for a service that has no preset, of which there is none. */
export function infoOf(service: HostedService): ServiceInfo {
  const info = hostedServices.find((each) => each.service === service);
  if (!info) throw new RangeError(`The service “${service}” has no preset.`);
  return info;
}

/** The fields as a service's preset fills them. */
export function presetFields(service: HostedService): DraftFields {
  const { baseUrl, models } = infoOf(service);
  return { service, baseUrl, model: models[0]?.model ?? '', dimensions: '' };
}

/** The model's own width, where its name is known. */
export function ownDimensions({ service, model }: DraftFields): number | null {
  return infoOf(service).models.find((each) => each.model === model.trim())?.dimensions ?? null;
}

/** The draft that the fields stand for, or what to mend, in words. */
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

/** The address, once it is one: tokens are kept by it. */
export function addressOf({ baseUrl }: DraftFields): string | null {
  const checked = hostedDraft.shape.baseUrl.safeParse(baseUrl.trim().replace(/\/+$/, ''));
  return checked.success ? checked.data : null;
}

/** Whether what is sent there can be read on its way; inside this computer nobody stands in between. */
export function isReadableOnTheWay(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
