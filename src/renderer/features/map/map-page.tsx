import './map.css';
import { ArrowLeft, Lasso, RefreshCw } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { MapState } from '../../../shared/map.ts';
import { amount } from '../../lib/amounts.ts';
import { percent } from '../../lib/format.ts';
import { t, told } from '../../lib/translate.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { type Choice, Segmented } from '../../ui/segmented.tsx';
import { usePanes } from '../panes/store.ts';
import { clusterName } from './cluster-text.ts';
import type { Colouring } from './colour-groups.ts';
import { closeMap } from './commands.ts';
import { Legend } from './legend.tsx';
import type { MapNotes } from './map-notes.ts';
import { missingText } from './missing-text.ts';
import { NoteList } from './note-list.tsx';
import { PickedPanel } from './picked-panel.tsx';
import { progressText } from './progress-text.ts';
import { followMap, redrawMap } from './requests.ts';
import { focusMap, mapBodyId } from './stage-focus.ts';
import { StageView } from './stage-view.tsx';
import { mapStore, type Picked, useMap } from './store.ts';
import { useColouring, useStrengths } from './use-shown.ts';
import { legendWidth } from './widths.ts';

function views(): Choice<'map' | 'list'>[] {
  return [
    { value: 'map', name: t('Map') },
    { value: 'list', name: t('List') },
  ];
}

const noNames: readonly string[] = [];

/** The map of the notes, or the list that is its equal. */
export default function MapPage() {
  const state = useMap((each) => each.state);
  const notes = useMap((each) => each.notes);
  const failure = useMap((each) => each.failure);
  const view = useMap((each) => each.view);
  const [hasNoGraphics, setNoGraphics] = useState(false);
  const failGraphics = useCallback(() => setNoGraphics(true), []);
  useEffect(followMap, []);
  const isReady = notes !== null;
  const missing = state?.missing ?? (hasNoGraphics ? 'no-webgl' : null);
  const hasMap = notes !== null && notes.placed > 0 && missing === null;
  useEffect(() => {
    if (isReady) focusMap();
  }, [isReady]);
  // The list gives way to the map once that is drawn: what had the focus is gone.
  useEffect(() => {
    if (hasMap && document.activeElement === document.body) focusMap();
  }, [hasMap]);
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    const { picked, isLasso, pick, setLasso } = mapStore.getState();
    if (isLasso) setLasso(false);
    else if (picked !== null) {
      pick(null);
      focusMap();
    } else closeMap();
  };

  return (
    <section
      aria-labelledby="map-title"
      data-scope="map"
      onKeyDown={handleKey}
      className="flex h-full min-w-0 flex-col"
    >
      <Header state={state} notes={notes} hasMap={hasMap} />
      {state?.progress && <Progress progress={state.progress} notes={notes?.count ?? 0} />}
      <div id={mapBodyId} className="relative flex min-h-0 flex-1 flex-col">
        <Outcome failure={failure} className="px-5 py-4" />
        {missing !== null && state !== null && state.progress === null && (
          <p role="status" className="max-w-2xl border-b border-line px-5 py-3 text-sm leading-5 text-muted">
            {missingText(missing, notes?.count ?? 0, state.failure && told(state.failure))}
          </p>
        )}
        {notes !== null && state !== null && (
          <Body notes={notes} state={state} isMap={hasMap && view === 'map'} onFailure={failGraphics} />
        )}
      </div>
    </section>
  );
}

interface BodyProps {
  notes: MapNotes;
  state: MapState;
  isMap: boolean;
  onFailure: () => void;
}

function Body({ notes, state: { clusters }, isMap, onFailure }: BodyProps) {
  const colouring = useColouring(notes);
  const strengths = useStrengths();
  const picked = useMap((each) => each.picked);
  const widthInRem = usePanes(({ width }) => width);
  const covered = useMemo(() => ({ left: legendWidth * (window.innerWidth / widthInRem), right: 0 }), [widthInRem]);
  if (isMap) {
    return (
      <div data-stage="" className="relative min-h-0 flex-1">
        <StageView
          notes={notes}
          clusters={clusters}
          colouring={colouring}
          strengths={strengths}
          covered={covered}
          onFailure={onFailure}
        />
        <div
          data-over-map=""
          className="absolute bottom-3 left-3 flex max-h-[60%] w-48 rounded-xl border border-line bg-raised p-2"
        >
          <Legend colouring={colouring} />
        </div>
        {picked !== null && <PickedPanel picked={picked} notes={notes} colouring={colouring} strengths={strengths} />}
      </div>
    );
  }
  return <ListView notes={notes} colouring={colouring} strengths={strengths} picked={picked} />;
}

interface ListViewProps {
  notes: MapNotes;
  colouring: Colouring;
  strengths: ReadonlyMap<number, number>;
  picked: Picked | null;
}

/** The notes as a list beside the legend. */
function ListView({ notes, colouring, strengths, picked }: ListViewProps) {
  const group = useMap((each) => each.group);
  // The state comes anew with each progress; the names stay the same ones.
  const names = useMap(useShallow(({ state }) => state?.clusters.map(clusterName) ?? noNames));
  const listed = useMemo(
    () =>
      (picked?.notes ?? [...Array(notes.count).keys()]).filter(
        (note) => group === null || colouring.groupOf[note] === group,
      ),
    [notes, colouring, picked, group],
  );
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex w-52 shrink-0 border-r border-line p-3">
        <Legend colouring={colouring} />
      </div>
      <NoteList
        label={t('Notes by group')}
        notes={notes}
        listed={listed}
        colouring={colouring}
        strengths={strengths}
        clusterNames={names.length === 0 ? null : names}
      />
    </div>
  );
}

interface HeaderProps {
  state: MapState | null;
  notes: MapNotes | null;
  hasMap: boolean;
}

function Header({ state, notes, hasMap }: HeaderProps) {
  const view = useMap((each) => each.view);
  const isLasso = useMap((each) => each.isLasso);
  const { setView, setLasso } = mapStore.getState();
  return (
    <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line pr-3 pl-2">
      <Hint text={t('Back to the results · Esc')}>
        <IconButton label={t('Back to the results')} onClick={closeMap}>
          <ArrowLeft className="size-4" aria-hidden />
        </IconButton>
      </Hint>
      <h2 id="map-title" className="text-base font-semibold">
        {t('Map')}
      </h2>
      <p className="min-w-0 flex-1 truncate text-xs text-dim tabular-nums">{summary(state, notes)}</p>
      {hasMap && (
        <>
          {view === 'map' && (
            <Hint text={t('Draw a line around notes · or drag with Shift')}>
              <IconButton
                label={t('Draw a line around notes')}
                aria-pressed={isLasso}
                onClick={() => setLasso(!isLasso)}
                className={isLasso ? 'bg-selected text-accent' : ''}
              >
                <Lasso className="size-4" aria-hidden />
              </IconButton>
            </Hint>
          )}
          <Hint text={redrawHint(state)}>
            <Button size="small" look="quiet" disabled={state?.progress !== null} onClick={redrawMap}>
              <RefreshCw className="size-3.5" aria-hidden />
              {t('Draw anew')}
            </Button>
          </Hint>
          <Segmented label={t('Show as')} value={view} choices={views()} onChange={setView} className="h-7" />
        </>
      )}
    </header>
  );
}

function Progress({ progress, notes }: { progress: NonNullable<MapState['progress']>; notes: number }) {
  const text = progressText(progress.stage, notes);
  return (
    <div className="shrink-0 border-b border-line px-5 py-2">
      <p role="status" className="text-xs text-muted">
        {text}
      </p>
      <ProgressBar label={text} share={progress.share} className="mt-1.5 h-1 rounded-full" />
    </div>
  );
}

function summary(state: MapState | null, notes: MapNotes | null): string {
  if (state === null || notes === null) return '';
  if (notes.placed === 0) return amount(notes.count, 'note');
  const groups = state.clusters.length;
  const placed =
    groups === 0
      ? amount(notes.placed, 'note')
      : t('{notes} in {groups, plural, one {# group} other {# groups}}', {
          notes: amount(notes.placed, 'note'),
          groups,
        });
  const without = notes.count - notes.placed;
  return without === 0 ? placed : t('{placed} · {without, number} without a place yet', { placed, without });
}

function redrawHint(state: MapState | null): string {
  const changed = state?.changed ?? 0;
  return changed === 0
    ? t('Nothing has changed since it was drawn')
    : t('{percent} of the notes have changed since it was drawn', { percent: percent(changed) });
}
