import { type ComponentProps, type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react';
import { createStore } from '../../lib/store.ts';
import { Fallback } from '../fallback.tsx';
import { isDrawable } from './drawable.ts';

type Drawing = typeof import('./markdown.tsx').Markdown;

const store = createStore<{ drawing: Drawing | null }>('markdown', () => ({ drawing: null }));

/** Loads the program that draws Markdown: a quarter of the page’s, which nothing needs before the first note. */
export async function loadMarkdown(): Promise<void> {
  if (store.getState().drawing) return;
  const { Markdown: drawing } = await import('./markdown.tsx');
  store.setState({ drawing });
}

interface LazyMarkdownProps extends ComponentProps<Drawing> {
  /** What is drawn of a text that would hold up the window, or cannot be drawn. */
  instead: ReactNode;
}

/** As `Markdown`, which it loads with its first use. */
export function LazyMarkdown({ instead, ...props }: LazyMarkdownProps) {
  const { drawing: Drawn } = useSyncExternalStore(store.subscribe, store.getState, store.getState);
  useEffect(() => {
    void loadMarkdown();
  }, []);
  const canDraw = useMemo(() => isDrawable(props.text), [props.text]);
  if (!canDraw) return instead;
  return (
    Drawn && (
      <Fallback instead={instead}>
        <Drawn {...props} />
      </Fallback>
    )
  );
}
