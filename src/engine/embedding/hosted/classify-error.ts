import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { NearnoteError, systemCodeOf } from '../../../shared/errors.ts';
import { type RequestContext, refusal } from './refusal.ts';

/**
 * What an error of the `openai` client means, in the codes that EmbeddingProvider.embed names.
 * Where the service has answered, its answer is not kept as the cause: it may repeat the token.
 */
export function classifyError(error: unknown, about: RequestContext): NearnoteError {
  if (error instanceof APIConnectionError) return connectionFailed(error, about);
  if (error instanceof APIError && error.status !== undefined) return refusal(error, error.status, about);
  return new NearnoteError('service-unreachable', `The answer of ${about.service} broke off or cannot be read.`);
}

function connectionFailed(error: APIConnectionError, { service, host }: RequestContext): NearnoteError {
  const whom = service === host ? host : `${service} (${host})`;
  const text =
    error instanceof APIConnectionTimeoutError
      ? `${whom} did not answer in time.`
      : `${whom} cannot be reached. ${adviceFor(systemCodeIn(error))}`;
  return new NearnoteError('service-unreachable', text, { cause: error });
}

/** `fetch` wraps what the system says, and the client wraps that. */
function systemCodeIn(error: Error): string {
  return systemCodeOf(error) ?? (error.cause instanceof Error ? systemCodeIn(error.cause) : '');
}

function adviceFor(systemCode: string): string {
  if (systemCode === 'ECONNREFUSED') return 'Nothing answers at this address: is the service running?';
  if (/ENOTFOUND|EAI_AGAIN/.test(systemCode)) return 'Its name was not found: check the address and the network.';
  if (/CERT|SELF_SIGNED|SSL|TLS/.test(systemCode)) {
    return 'Its certificate is not trusted on this computer: a proxy may stand in between.';
  }
  return 'Check the network, and whether a proxy or a firewall stands in between.';
}
