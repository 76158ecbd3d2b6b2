/** Tells the answer to the latest question from answers that arrive too late. */
export interface Latest {
  /** Begins a question. @returns whether it is still the latest one, to be asked when its answer arrives. */
  begin(): () => boolean;
  /** Gives up the question that is waiting, if any: its answer will be too late. */
  cancel(): void;
}

export function createLatest(): Latest {
  let latest = 0;
  const begin = (): (() => boolean) => {
    latest += 1;
    const own = latest;
    return () => own === latest;
  };
  return { begin, cancel: () => void begin() };
}
