import { Pencil, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { type MapCluster, maxClusterName } from '../../../shared/map.ts';
import { visible } from '../../../shared/visible.ts';
import { amount } from '../../lib/amounts.ts';
import { t } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { Hint } from '../../ui/hint.tsx';
import { clusterName } from './cluster-text.ts';
import type { Colouring } from './colour-groups.ts';
import type { MapNotes } from './map-notes.ts';
import { NoteList } from './note-list.tsx';
import { renameCluster } from './requests.ts';
import { mapStore, type Picked, useMap } from './store.ts';

interface PickedPanelProps {
  picked: Picked;
  notes: MapNotes;
  colouring: Colouring;
  strengths: ReadonlyMap<number, number>;
}

/** The notes that the user has picked out, over the right edge of the map. */
export function PickedPanel({ picked, notes, colouring, strengths }: PickedPanelProps) {
  const cluster = useMap((state) => state.state?.clusters.find(({ id }) => id === picked.clusterId));
  const title = cluster ? clusterName(cluster) : picked.title;
  return (
    <section
      aria-label={visible(title)}
      data-over-map=""
      className="absolute inset-y-3 right-3 z-10 flex w-72 max-w-[80%] flex-col rounded-xl border border-line bg-raised shadow-float"
    >
      <header className="flex items-start gap-1 border-b border-line py-2 pr-2 pl-4">
        <Title key={`${cluster?.id} ${title}`} title={title} cluster={cluster} notes={picked.notes.length} />
        <Hint text={t('Close · Esc')}>
          <IconButton label={t('Close the list')} onClick={() => mapStore.getState().pick(null)}>
            <X className="size-4" aria-hidden />
          </IconButton>
        </Hint>
      </header>
      <NoteList
        label={title}
        notes={notes}
        listed={picked.notes}
        colouring={colouring}
        strengths={strengths}
        clusterNames={null}
      />
    </section>
  );
}

/** The name; that of a group can be changed. */
function Title({ title, cluster, notes }: { title: string; cluster: MapCluster | undefined; notes: number }) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = (): void => {
    const name = draft?.trim() ?? '';
    if (cluster && draft !== null && name !== title) renameCluster(cluster.id, name === '' ? null : name);
    setDraft(null);
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') save();
    else setDraft(null);
  };
  if (draft !== null) {
    return (
      <div className="min-w-0 flex-1">
        <TextInput
          autoFocus
          aria-label={t('Name of the group')}
          placeholder={cluster?.words.join(', ')}
          maxLength={maxClusterName}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={save}
          onKeyDown={handleKey}
        />
        <p className="mt-1 text-xs text-dim">{t('Enter keeps it; empty, the group is called by its words.')}</p>
      </div>
    );
  }
  return (
    <>
      <div className="min-w-0 flex-1 py-0.5">
        <h3 className="text-sm leading-5 font-semibold break-words">{visible(title)}</h3>
        <p className="text-xs text-dim">{amount(notes, 'note')}</p>
      </div>
      {cluster && (
        <Hint text={t('Name this group')}>
          <IconButton label={t('Name this group')} onClick={() => setDraft(cluster.name ?? '')}>
            <Pencil className="size-3.5" aria-hidden />
          </IconButton>
        </Hint>
      )}
    </>
  );
}
