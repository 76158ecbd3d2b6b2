import { asksNothing } from '../../../shared/query.ts';
import { t } from '../../lib/translate.tsx';
import { Boundary } from '../../ui/boundary.tsx';
import { Home } from '../home/home.tsx';
import { useMapView } from '../map/view-store.ts';
import { NotePane } from '../note-pane/note-pane.tsx';
import { useNotePane } from '../note-pane/store.ts';
import { keepPaneWidth, useNoteBeside, usePaneWidth } from '../panes/store.ts';
import { Related } from '../related/related.tsx';
import { Results } from '../results/results.tsx';
import { readQuery } from '../search/read-query.ts';
import { useSearch } from '../search/store.ts';
import { MapColumns } from './map-columns.tsx';
import { Split } from './split.tsx';

/** The results’ part of the room: the list is for finding, the note for reading. */
const usualWidth = '42%';
const least = { first: 18, second: 20 };

const beneath = <SafeRelated />;

/** The results and the note: side by side, or the note over the results once it is opened. Or the map in their place. */
export function Columns() {
  const isMap = useMapView((state) => state.isOpen);
  return isMap ? <MapColumns beneath={beneath} /> : <ResultColumns />;
}

function ResultColumns() {
  const isSearching = useSearch((state) => state.answer !== null || state.failure !== null);
  const isAsking = useSearch(({ query }) => !asksNothing(readQuery(query)));
  const hasNote = useNotePane((state) => state.target !== null);
  const isOpen = useNotePane((state) => state.isOpen);
  const isBeside = useNoteBeside();
  const width = usePaneWidth('resultsWidth') ?? usualWidth;
  if (!isSearching && !hasNote) return isAsking ? <Searching /> : <Home />;
  return (
    <div className="min-h-0 flex-1">
      <Split
        first={
          <div className="flex h-full flex-col">
            <Boundary failed={t('The results cannot be shown.')}>
              {isSearching ? <Results /> : isAsking ? <Searching /> : <Home />}
            </Boundary>
          </div>
        }
        second={
          isBeside || isOpen ? (
            <Boundary failed={t('The note cannot be shown.')}>
              <NotePane beneath={beneath} />
            </Boundary>
          ) : null
        }
        isOver={!isBeside && isOpen}
        label={t('Width of the results')}
        width={width}
        least={least}
        onResize={(chosen) => keepPaneWidth('resultsWidth', chosen)}
      />
    </div>
  );
}

/** While the first answer is not there: a program that has just been started needs a moment for it. */
function Searching() {
  return <p className="appear-late flex flex-1 items-center justify-center text-sm text-dim">{t('Searching…')}</p>;
}

/** What is beneath a note never takes the note with it. */
function SafeRelated() {
  return (
    <Boundary failed={t('What is related to this note cannot be shown.')}>
      <Related />
    </Boundary>
  );
}
