import { useLayoutEffect, useState } from 'react';

/** The pixels of one rem, also after the size of the text was changed. */
export function useRem(): number {
  const [rem, setRem] = useState(currentRem);
  useLayoutEffect(() => {
    const probe = document.createElement('div');
    probe.style.cssText = 'position: absolute; visibility: hidden; width: 1rem; height: 0';
    document.body.append(probe);
    const observer = new ResizeObserver(() => setRem(currentRem()));
    observer.observe(probe);
    return () => {
      observer.disconnect();
      probe.remove();
    };
  }, []);
  return rem;
}

function currentRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
