import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { NearnoteError } from '../../../shared/errors.ts';
import { type UserText, userText } from '../../../shared/user-text.ts';
import { refusalIn, systemCodeIn } from '../../network/causes.ts';
import { certificateAdvice } from '../../network/certificates.ts';
import { type RequestContext, refusal } from './refusal.ts';

/**
 * Translates an error of the `openai` client into the codes of EmbeddingProvider.embed.
 * An answer of the service is not kept as the cause: it may repeat the token.
 */
export function classifyError(error: unknown, context: RequestContext): NearnoteError {
  const refused = refusalIn(error);
  if (refused !== null) return refused;
  if (error instanceof APIConnectionError) return connectionFailed(error, context);
  if (error instanceof APIError && error.status !== undefined) return refusal(error, error.status, context);
  return new NearnoteError(
    'service-unreachable',
    userText('The answer from {service} was cut off or cannot be read.', { service: context.service }),
  );
}

function connectionFailed(error: APIConnectionError, { service, host }: RequestContext): NearnoteError {
  const target = service === host ? host : `${service} (${host})`;
  const systemCode = systemCodeIn(error);
  const untrusted = certificateAdvice(host, systemCode);
  if (untrusted !== null) return new NearnoteError('service-unreachable', untrusted, { cause: error });
  const text =
    error instanceof APIConnectionTimeoutError
      ? userText('{target} did not answer in time.', { target })
      : userText('{target} cannot be reached. {advice}', { target, advice: adviceFor(systemCode) });
  return new NearnoteError('service-unreachable', text, { cause: error });
}

function adviceFor(systemCode = ''): UserText {
  if (systemCode === 'ECONNREFUSED') return userText('Nothing answers at this address: is the service running?');
  if (/ENOTFOUND|EAI_AGAIN/.test(systemCode))
    return userText('Its name was not found: check the address and the network.');
  return userText('Check the network, and whether a proxy or a firewall blocks the connection.');
}
