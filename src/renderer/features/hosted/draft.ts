import { hostedServices } from '../../../shared/hosted-services.ts';
import { type HostedDraft, type HostedService, hostedDraft } from '../../../shared/models.ts';
import { type UserText, userText } from '../../../shared/user-text.ts';
import { type Message, message, t } from '../../lib/translate.tsx';

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

const notes: Readonly<Partial<Record<HostedService, Message>>> = {
  github: message('GitHub retired this service on 30 July 2026. Use it with the address of a compatible gateway.'),
  azure: message('Enter the name of your resource in the address. The model is the name of your deployment.'),
  ollama: message('Runs on your own computer. Start Ollama first.'),
  lmstudio: message('Runs on your own computer. Start the server of LM Studio first.'),
};

/** What the user should know before choosing a service; null if nothing. */
export function noteOn(service: HostedService): string | null {
  const note = notes[service];
  return note === undefined ? null : t(note);
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
export function readDraft(fields: DraftFields): { draft: HostedDraft } | { problem: UserText } {
  const { service, baseUrl, model, dimensions } = fields;
  if (model.trim() === '') return { problem: userText('Enter the name of the model, as the service knows it.') };
  const width = dimensions.trim();
  if (width !== '' && !/^\d{1,5}$/.test(width))
    return { problem: userText('Dimensions are a whole number, or left empty.') };
  const checked = hostedDraft.safeParse({
    service,
    baseUrl: baseUrl.trim().replace(/\/+$/, ''),
    model,
    dimensions: width === '' ? null : Number(width),
  });
  if (checked.success) return { draft: checked.data };
  const [issue] = checked.error.issues;
  if (issue?.path[0] === 'baseUrl') return { problem: userText('The address must begin with https:// or http://.') };
  return { problem: userText('Dimensions are between 1 and {most, number}, or left empty.', { most: 16_000 }) };
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
