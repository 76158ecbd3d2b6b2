import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { NearnoteError, systemCodeOf } from '../../../shared/errors.ts';
import { type RequestContext, refusal } from './refusal.ts';

/**
 * Translates an error of the `openai` client into the codes of EmbeddingProvider.embed.
 * An answer of the service is not kept as the cause: it may repeat the token.
 */
export function classifyError(error: unknown, context: RequestContext): NearnoteError {
  if (error instanceof APIConnectionError) return connectionFailed(error, context);
  if (error instanceof APIError && error.status !== undefined) return refusal(error, error.status, context);
  return new NearnoteError('service-unreachable', `The answer from ${context.service} was cut off or cannot be read.`);
}

function connectionFailed(error: APIConnectionError, { service, host }: RequestContext): NearnoteError {
  const target = service === host ? host : `${service} (${host})`;
  const text =
    error instanceof APIConnectionTimeoutError
      ? `${target} did not answer in time.`
      : `${target} cannot be reached. ${adviceFor(systemCodeIn(error))}`;
  return new NearnoteError('service-unreachable', text, { cause: error });
}

/** `fetch` wraps the system’s error, and the client wraps that. */
function systemCodeIn(error: Error): string {
  return systemCodeOf(error) ?? (error.cause instanceof Error ? systemCodeIn(error.cause) : '');
}

function adviceFor(systemCode: string): string {
  if (systemCode === 'ECONNREFUSED') return 'Nothing answers at this address: is the service running?';
  if (/ENOTFOUND|EAI_AGAIN/.test(systemCode)) return 'Its name was not found: check the address and the network.';
  if (/CERT|SELF_SIGNED|SSL|TLS/.test(systemCode)) {
    return 'This computer does not trust its certificate: a proxy may be in between.';
  }
  return 'Check the network, and whether a proxy or a firewall blocks the connection.';
}
