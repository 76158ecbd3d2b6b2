import type { LinkedNote, ResolvedLink } from '../../../shared/links.ts';
import type { UserText } from '../../../shared/user-text.ts';
import { request } from '../../lib/api.ts';
import { soon } from '../../lib/soon.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { libraryStore } from '../library/store.ts';
import { prepareNote } from '../note-parts/prepare-note.ts';
import { embeddedText } from './embedded-text.ts';

/** More are not remembered; reading a few again costs little. */
const maxKept = 200;
/** While the library changes, embeds are read anew no more often than this, in milliseconds. */
const refreshInterval = 2_000;

/** What an embed shows. */
export type Embedded =
  | { kind: 'note'; note: LinkedNote; subpath: string; text: string; isCut: boolean }
  /** There is nothing to show. */
  | { kind: 'unreadable' | 'no-note' | 'no-place' }
  /** The same, with the reason. */
  | { kind: 'refused'; reason: UserText };

export interface EmbedsState {
  /** By the note around it and the target, see `embedKey`; null while it is read for the first time. */
  embeds: ReadonlyMap<string, Embedded | null>;
  /** Increases when notes have changed: embeds are to be read again. */
  revision: number;
  /** Reads what a note embeds, unless that is known and nothing has changed since. What was known is shown meanwhile. */
  read(noteId: number, target: string): Promise<Embedded>;
  /** Notes have changed. */
  refresh(): void;
}

type ReadEmbed = (noteId: number, target: string) => Promise<Embedded>;

/** The notes, sections and blocks that notes embed. */
export function createEmbedsStore(readEmbed: ReadEmbed) {
  const reading = new Map<string, { revision: number; embedded: Promise<Embedded> }>();

  return createStore<EmbedsState>('embeds', (set, get) => ({
    embeds: new Map(),
    revision: 0,
    read: (noteId, target) => {
      const key = embedKey(noteId, target);
      const known = reading.get(key);
      const { revision, embeds } = get();
      if (known?.revision === revision) return known.embedded;
      const embedded = readEmbed(noteId, target).catch((): Embedded => ({ kind: 'unreadable' }));
      if (reading.size > maxKept) reading.clear();
      reading.set(key, { revision, embedded });
      const add = (value: Embedded | null): void =>
        set(({ embeds: kept }) => ({ embeds: new Map([...(kept.size > maxKept ? [] : kept), [key, value]]) }));
      if (!embeds.has(key)) add(null);
      void embedded.then(add);
      return embedded;
    },
    refresh: () => set(({ revision }) => ({ revision: revision + 1 })),
  }));
}

export function embedKey(noteId: number, target: string): string {
  return `${noteId} ${target}`;
}

async function readEmbed(noteId: number, target: string): Promise<Embedded> {
  const { links } = await request('links.resolve', { noteId, targets: [{ target, kind: 'wiki' }] });
  const [link = { kind: 'none' as const }] = links;
  const found = embeddedNote(link);
  if (found.kind !== 'one') return found;
  const { note, subpath } = found;
  const [read, place] = await Promise.all([
    request('note.read', { noteId: note.noteId, chunkId: null }),
    subpath === '' ? null : request('links.place', { noteId: note.noteId, subpath }).then((answer) => answer.place),
  ]);
  if (subpath !== '' && place === null) return { kind: 'no-place' };
  const shown = embeddedText(read.text, place);
  await prepareNote({ noteId: note.noteId, text: shown.text });
  return { kind: 'note', note, subpath, ...shown };
}

/** The note to show, of several the nearest; else why there is none. */
function embeddedNote(link: ResolvedLink): Extract<ResolvedLink, { kind: 'one' | 'refused' }> | { kind: 'no-note' } {
  switch (link.kind) {
    case 'one':
      return link;
    case 'several': {
      const [note] = link.notes;
      return note ? { kind: 'one', note, subpath: link.subpath } : { kind: 'no-note' };
    }
    case 'none':
      return { kind: 'no-note' };
    case 'refused':
      return link;
  }
}

export const embedsStore = createEmbedsStore(readEmbed);

export const useEmbeds = hookOf(embedsStore);

follow(libraryStore, ({ library }) => library?.revision, soon(embedsStore.getState().refresh, refreshInterval));
