import { remInPixels } from '../../ui/use-rem.ts';
import { panesStore } from './store.ts';

/**
 * Measures the window in rem, and again whenever its size or that of its text has changed.
 * @returns a function that stops it.
 */
export function watchWidth(): () => void {
  const measure = (): void => {
    panesStore.getState().measure(window.innerWidth / remInPixels());
  };
  measure();
  // It is as wide as the window and one rem high: it changes with either.
  const ruler = document.createElement('div');
  ruler.className = 'ruler';
  document.body.append(ruler);
  const observer = new ResizeObserver(measure);
  observer.observe(ruler);
  return () => {
    observer.disconnect();
    ruler.remove();
  };
}
