import { type ComponentType, lazy, Suspense, useState } from 'react';

interface Later {
  /** Drawn at once if it has been loaded ahead, otherwise as soon as it is. */
  Part: ComponentType;
  /** Loads it ahead of its first use. */
  preload: () => void;
}

/** A part of the page that is not needed at the start, and comes with a file of its own. */
export function createLater(load: () => Promise<{ default: ComponentType }>): Later {
  const Lazy = lazy(load);
  let loaded: ComponentType | null = null;

  function Part() {
    // What is drawn stays what it is: the part must not lose its state when it happens to be loaded ahead meanwhile.
    const [Loaded] = useState(() => loaded);
    if (Loaded) return <Loaded />;
    return (
      <Suspense>
        <Lazy />
      </Suspense>
    );
  }

  const preload = (): void => {
    void load().then((module) => {
      loaded = module.default;
    });
  };
  return { Part, preload };
}
