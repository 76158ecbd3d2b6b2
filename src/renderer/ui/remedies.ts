import { createContext, useContext } from 'react';
import type { ErrorCode, ErrorShape } from '../../shared/errors.ts';

/** What the user can do about an error, as a button beside it. */
export interface Remedy {
  label: string;
  act: () => void;
}

/** Where errors are drawn nothing is known of the rest of the window: this says what ends an error of a kind; null where nothing does. */
export const Remedies = createContext<(code: ErrorCode) => Remedy | null>(() => null);

export function useRemedy(failure: ErrorShape | null): Remedy | null {
  const remedyOf = useContext(Remedies);
  return failure === null ? null : remedyOf(failure.code);
}
