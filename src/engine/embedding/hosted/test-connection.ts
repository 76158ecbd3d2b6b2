import type { HostedDraft } from '../../../shared/models.ts';
import { normalizeDraft } from './hosted-spec.ts';
import { type HostedDependencies, requestVectors } from './request-vectors.ts';

/** The one word that is sent: nothing of the user's notes. */
const word = 'hello';
/** For a service that is limited and does not say how long. Milliseconds. */
const wait = 60_000;

/**
 * Embeds one word with what the user entered.
 * @returns The width of the vectors, and how long the answer took in milliseconds.
 * @throws NearnoteError `invalid-request` for an address that cannot be used; otherwise as EmbeddingProvider.embed:
 * `service-mistaken` among them, if a width was asked for and the service answers with another.
 */
export async function testConnection(
  draft: HostedDraft,
  dependencies: HostedDependencies,
  signal?: AbortSignal,
): Promise<{ dimensions: number; ms: number }> {
  const target = normalizeDraft(draft);
  const before = performance.now();
  const [vector] = await requestVectors(target, [word], dependencies, { width: target.dimensions, wait, signal });
  if (vector === undefined) throw new Error('One text was given and no vector came back.');
  return { dimensions: vector.length, ms: performance.now() - before };
}
