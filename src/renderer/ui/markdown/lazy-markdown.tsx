import { type ComponentProps, useEffect, useSyncExternalStore } from 'react';
import { createStore } from '../../lib/store.ts';

type Drawing = typeof import('./markdown.tsx').Markdown;

const store = createStore<{ drawing: Drawing | null }>('markdown', () => ({ drawing: null }));

/** Loads the program that draws Markdown: a quarter of the page’s, which nothing needs before the first note. */
export async function loadMarkdown(): Promise<void> {
  if (store.getState().drawing) return;
  const { Markdown: drawing } = await import('./markdown.tsx');
  store.setState({ drawing });
}

/** As `Markdown`, which it loads with its first use. */
export function LazyMarkdown(props: ComponentProps<Drawing>) {
  const { drawing: Drawn } = useSyncExternalStore(store.subscribe, store.getState, store.getState);
  useEffect(() => {
    void loadMarkdown();
  }, []);
  return Drawn && <Drawn {...props} />;
}
