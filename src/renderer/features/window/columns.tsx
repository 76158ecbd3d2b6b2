import { Group, type LayoutChangedMeta, Panel, usePanelRef } from 'react-resizable-panels';
import { Divider } from '../../ui/divider.tsx';
import { Home } from '../home/home.tsx';
import { NotePane } from '../note-pane/note-pane.tsx';
import { useNotePane } from '../note-pane/store.ts';
import { keepPaneWidth, useNoteBeside, usePaneWidth } from '../panes/store.ts';
import { Related } from '../related/related.tsx';
import { Results } from '../results/results.tsx';
import { useSearch } from '../search/store.ts';

/** The results’ part of the room where the user has chosen none: the list is for finding, the note for reading. */
const usualShare = '42%';

const beneath = <Related />;

/** The results and the note: side by side, or the note over the results once it is opened. */
export function Columns() {
  const isSearching = useSearch((state) => state.answer !== null || state.failure !== null);
  const hasNote = useNotePane((state) => state.target !== null);
  const isCovering = useNotePane((state) => state.isOpen);
  const isBeside = useNoteBeside();
  const chosen = usePaneWidth('resultsWidth');
  const panel = usePanelRef();
  const keep = (_layout: unknown, { isUserInteraction }: LayoutChangedMeta): void => {
    if (isUserInteraction && panel.current) keepPaneWidth('resultsWidth', panel.current.getSize().inPixels);
  };

  if (!isSearching && !hasNote) return <Home />;
  const list = isSearching ? <Results /> : <Home />;
  if (!isBeside) {
    return (
      <div className="relative min-h-0 flex-1">
        <div className="flex h-full flex-col" inert={isCovering}>
          {list}
        </div>
        {isCovering && (
          <div className="absolute inset-0 z-10 bg-canvas">
            <NotePane beneath={beneath} />
          </div>
        )}
      </div>
    );
  }
  return (
    <div className="min-h-0 flex-1">
      <Group onLayoutChanged={keep}>
        <Panel
          id="results-panel"
          panelRef={panel}
          className="flex flex-col"
          defaultSize={chosen === null ? usualShare : `${chosen}rem`}
          minSize="18rem"
          groupResizeBehavior={chosen === null ? 'preserve-relative-size' : 'preserve-pixel-size'}
        >
          {list}
        </Panel>
        <Divider label="Width of the results" />
        <Panel id="note-panel" minSize="20rem">
          <NotePane beneath={beneath} />
        </Panel>
      </Group>
    </div>
  );
}
