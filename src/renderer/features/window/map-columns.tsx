import { lazy, type ReactNode, Suspense, useState } from 'react';
import { flushSync } from 'react-dom';
import { t } from '../../lib/translate.tsx';
import { Boundary } from '../../ui/boundary.tsx';
import { focusMap } from '../map/stage-focus.ts';
import { NotePane } from '../note-pane/note-pane.tsx';
import { notePaneStore, useNotePane } from '../note-pane/store.ts';
import { isWide, usePanes } from '../panes/store.ts';
import { Split } from './split.tsx';

// The map is only loaded by whoever opens it.
const MapPage = lazy(() => import('../map/map-page.tsx'));

/** The map’s part of the room beside a note. */
const usualWidth = '58%';
const least = { first: 20, second: 20 };

function leaveNote(): void {
  // Under a note that covers it, the map cannot take the focus.
  flushSync(() => notePaneStore.getState().leave());
  focusMap();
}

/** The map in place of the results; an opened note stands beside it or, where there is no room, over it. */
export function MapColumns({ beneath }: { beneath: ReactNode }) {
  const isReading = useNotePane((state) => state.isOpen && state.target !== null);
  const hasRoom = usePanes(isWide);
  const [width, setWidth] = useState<number | null>(null);
  return (
    <div className="min-h-0 flex-1">
      <Split
        first={
          <Boundary failed={t('The map cannot be shown.')}>
            <Suspense fallback={null}>
              <MapPage />
            </Suspense>
          </Boundary>
        }
        second={
          isReading ? <NotePane beneath={beneath} back={{ label: t('Back to the map'), onBack: leaveNote }} /> : null
        }
        isOver={isReading && !hasRoom}
        label={t('Width of the map')}
        width={width === null ? usualWidth : `${width}px`}
        least={least}
        onResize={setWidth}
      />
    </div>
  );
}
