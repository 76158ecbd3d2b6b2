import { type ErrorShape, toErrorShape } from '../../shared/errors.ts';

/** What a store shows after a request: what it brought, or why it failed, beside what was shown before. */
export async function outcomeOf<S>(brought: Promise<S>): Promise<(S & { failure: null }) | { failure: ErrorShape }> {
  try {
    return { ...(await brought), failure: null };
  } catch (error) {
    return { failure: toErrorShape(error) };
  }
}
