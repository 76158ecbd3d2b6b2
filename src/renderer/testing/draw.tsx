import '../styles.css';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { watchWidth } from '../features/panes/measure.ts';

/** Draws components into the document until the test is over. */
export function draw(node: ReactNode): void {
  const place = document.createElement('div');
  place.id = 'root';
  document.body.append(place);
  onTestFinished(watchWidth());
  const root = createRoot(place);
  flushSync(() => root.render(<Tooltip.Provider>{node}</Tooltip.Provider>));
  onTestFinished(() => {
    root.unmount();
    place.remove();
  });
}
