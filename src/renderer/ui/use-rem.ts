import { useLayoutEffect, useState } from 'react';

/** The pixels of one rem, also after the size of the text was changed. */
export function useRem(): number {
  const [rem, setRem] = useState(remInPixels);
  useLayoutEffect(() => {
    const probe = document.createElement('div');
    probe.style.cssText = 'position: absolute; visibility: hidden; width: 1rem; height: 0';
    document.body.append(probe);
    const observer = new ResizeObserver(() => setRem(remInPixels()));
    observer.observe(probe);
    return () => {
      observer.disconnect();
      probe.remove();
    };
  }, []);
  return rem;
}

/** The same at this moment: what is counted in rem grows with the page’s text. */
export function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
