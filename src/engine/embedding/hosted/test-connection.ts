import type { HostedDraft } from '../../../shared/models.ts';
import { normalizeDraft } from './hosted-spec.ts';
import { type HostedDependencies, requestVectors } from './request-vectors.ts';

/** The only text that is sent: nothing from the user’s notes. */
const word = 'hello';
/** Milliseconds. */
const defaultWait = 60_000;

/**
 * Embeds one word with the model that the user entered.
 * @returns The dimensions of its vectors, and the milliseconds until the answer.
 * @throws NearnoteError `invalid-request` for an address that cannot be used; otherwise see EmbeddingProvider.embed,
 * with `service-mistaken` also if the service answers with other dimensions than requested.
 */
export async function testConnection(
  draft: HostedDraft,
  dependencies: HostedDependencies,
  signal?: AbortSignal,
): Promise<{ dimensions: number; ms: number }> {
  const target = normalizeDraft(draft);
  const { dimensions } = target;
  const startedAt = performance.now();
  const [vector] = await requestVectors(target, [word], dependencies, { dimensions, defaultWait, signal });
  if (vector === undefined) throw new Error('One text was sent and no vector came back.');
  return { dimensions: vector.length, ms: performance.now() - startedAt };
}
