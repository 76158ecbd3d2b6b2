import { NearnoteError, userTextOf } from '../../shared/errors.ts';
import type { Progress } from '../../shared/library-state.ts';
import type { Logger } from '../../shared/log.ts';
import {
  fewestMapNotes,
  type MapBatch,
  type MapCluster,
  type MapMissing,
  type MapStage,
  type MapState,
} from '../../shared/map.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { libraryClosing } from '../lib/closing.ts';
import { Throttle } from '../lib/throttle.ts';
import { readMap, writeMap } from '../store/maps.ts';
import type { NoteStore } from '../store/notes.ts';
import type { GenerationRef } from '../store/vectors.ts';
import { changesSince } from './changes.ts';
import { clusterWords } from './cluster-words.ts';
import { carriedNames, clusterSizes, clusterViews, type StoredCluster, storedClusters } from './clusters.ts';
import { batchOf, type ListedNotes, listedNotes } from './map-batch.ts';
import { decodePoints, encodePoints, inOrderOfIds, joinPoints, type MapPoints, pickPoints } from './map-points.ts';
import { MapThread } from './map-thread.ts';
import { chunksByNote, inOrderOfPaths, readNoteVectors } from './note-vectors.ts';

/** Milliseconds, at least, between two reports. */
const notifyEvery = 100;
/** Notes among which a new note looks for its neighbours; of more, every second, third, … is read. */
const maxAnchors = 10_000;

/** The notes of one generation with their places. */
interface LaidOutMap {
  generationId: number;
  /** The number of notes in the layout. */
  laidOut: number;
  points: MapPoints;
  clusters: StoredCluster[];
}

interface MapDependencies {
  store: NoteStore;
  /** Knows whether notes are being read. */
  libraryStatus: { state(): { progress: Pick<Progress, 'phase'> } };
  /** Knows the generation that search uses now. */
  generations: { active: { generation: GenerationRef } };
  /** The file of the map’s thread. */
  worker: string;
  logger: Logger;
  /** Called after changes, at most ten times a second. */
  onChange: (state: MapState) => void;
}

/**
 * The map of the library’s notes. Nothing is done before it is asked for: a library whose map nobody opens never pays for
 * one. It is stored with the generation from whose vectors it was made.
 */
export class LibraryMap {
  readonly #dependencies: MapDependencies;
  readonly #thread: MapThread;
  readonly #throttle: Throttle;
  readonly #closing = new AbortController();
  #map: LaidOutMap | null = null;
  /** Those of the map: their places are medians, which are too dear for each report. */
  #clusters: MapCluster[] = [];
  #listed: ListedNotes | null = null;
  /** Begins at the time, so that no version of an engine that was restarted comes again. */
  #version = Date.now();
  #changed = 0;
  #progress: MapState['progress'] = null;
  #missing: MapMissing | null = null;
  #failure: UserText | null = null;
  #work: Promise<void> | null = null;
  #isWanted = false;
  #isWantedAnew = false;

  constructor(dependencies: MapDependencies) {
    this.#dependencies = dependencies;
    this.#thread = new MapThread(dependencies.worker, dependencies.logger);
    this.#throttle = new Throttle(notifyEvery, () => dependencies.onChange(this.state()));
  }

  state(): MapState {
    const map = this.#map;
    return {
      version: this.#version,
      points: map?.points.noteIds.length ?? 0,
      changed: this.#changed,
      progress: this.#progress,
      missing: map === null ? this.#missing : null,
      failure: this.#failure,
      clusters: this.#clusters,
    };
  }

  /** Begins to bring the map up to date, once what is under way is done. @param anew whether to lay all out in any case. */
  update(anew: boolean): MapState {
    this.#isWanted = true;
    this.#isWantedAnew ||= anew;
    this.#work ??= this.#updateWhileWanted();
    return this.state();
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.#work;
  }

  /** @see MapBatch */
  async points(from: number): Promise<MapBatch> {
    const { store } = this.#dependencies;
    await store.index.ready;
    if (this.#listed?.version !== this.#version)
      this.#listed = listedNotes(this.#version, this.#map?.points ?? null, store.index.notes);
    return batchOf(this.#listed, from, store.index.notes);
  }

  /** Names a cluster; null calls it by its words again. @throws NearnoteError `map-changed`. */
  async rename(version: number, clusterId: number, name: string | null): Promise<MapState> {
    const map = this.#map;
    const cluster = map?.clusters[clusterId];
    if (map === null || cluster === undefined || version !== this.#version) {
      throw new NearnoteError('map-changed', userText('The map has changed meanwhile. Name the cluster again.'));
    }
    cluster.name = name;
    this.#clusters = clusterViews(map.points, map.clusters);
    await this.#store(map);
    this.#throttle.request();
    return this.state();
  }

  async close(): Promise<void> {
    this.#closing.abort(libraryClosing());
    this.#throttle.close();
    await this.#thread.end();
    await this.#work;
  }

  async #updateWhileWanted(): Promise<void> {
    while (this.#isWanted && !this.#closing.signal.aborted) {
      const anew = this.#isWantedAnew;
      this.#isWanted = false;
      this.#isWantedAnew = false;
      await this.#update(anew).catch((error: unknown) => this.#fail(error));
      this.#progress = null;
      this.#throttle.request();
    }
    this.#work = null;
  }

  async #update(anew: boolean): Promise<void> {
    const { store, libraryStatus, generations } = this.#dependencies;
    this.#failure = null;
    await store.index.ready;
    const { generation } = generations.active;
    if (this.#map?.generationId !== generation.id) this.#show(await this.#stored(generation));
    const chunks = chunksByNote(store.index.slots);
    if (chunks.size < fewestMapNotes) return this.#miss('few-notes');
    const { phase } = libraryStatus.state().progress;
    // Half a library is no map: its notes would move again and again.
    if (phase === 'scanning' || phase === 'chunking' || phase === 'embedding') {
      if (this.#map === null) this.#miss('indexing');
      return;
    }
    const map = this.#map;
    const lastChunks = new Map([...chunks].map(([id, ids]) => [id, ids.at(-1) ?? 0]));
    const changes = map && changesSince(map.points, map.laidOut, lastChunks);
    if (anew || map === null || changes === null || changes.isOutdated) {
      await this.#layOut(generation, chunks);
      return;
    }
    this.#changed = changes.share;
    const isGone = changes.kept.length < map.points.noteIds.length;
    const placed = changes.added.length > 0 ? await this.#place(generation, map, changes.added, chunks) : null;
    if (!isGone && placed === null) return;
    const kept = pickPoints(map.points, changes.kept);
    await this.#keep({ ...map, points: placed === null ? kept : joinPoints(kept, placed) });
  }

  async #layOut(generation: GenerationRef, chunks: Map<number, number[]>): Promise<void> {
    const { store, logger } = this.#dependencies;
    const began = performance.now();
    const { signal } = this.#closing;
    // A layout depends on the order of its notes: so the same notes have the same map, however they came into the library.
    const ordered = inOrderOfPaths(chunks, store.index.notes);
    const table = await readNoteVectors(store.database, generation, ordered, this.#reporting('reading'), signal);
    if (table.count < fewestMapNotes) return this.#miss('no-vectors');
    const { positions, clusters } = await this.#thread.layOut(table, this.#reporting('arranging'));
    const points = inOrderOfIds({
      noteIds: Int32Array.from(table.noteIds),
      lastChunks: Int32Array.from(table.noteIds, (id) => chunks.get(id)?.at(-1) ?? 0),
      positions,
      clusters,
      laidOut: new Int32Array(table.count).fill(1),
    });
    const count = Math.max(-1, ...new Set(clusters)) + 1;
    const clusterOf = new Int32Array(store.index.notes.lastId + 1).fill(-1);
    for (const [place, id] of points.noteIds.entries()) clusterOf[id] = points.clusters[place] ?? -1;
    const words = await clusterWords(store, clusterOf, clusterSizes(points, count), this.#reporting('naming'), signal);
    const names = carriedNames(this.#map, points, count);
    this.#changed = 0;
    await this.#keep({
      generationId: generation.id,
      laidOut: table.count,
      points,
      clusters: words.map((each, cluster) => ({ words: each, name: names[cluster] ?? null })),
    });
    logger.log('map.laid-out', { notes: table.count, clusters: count, ms: performance.now() - began });
  }

  /** Places notes that have come since the layout; null if none of them has a vector. */
  async #place(
    generation: GenerationRef,
    { points }: LaidOutMap,
    added: readonly number[],
    chunks: ReadonlyMap<number, number[]>,
  ): Promise<MapPoints | null> {
    const { database } = this.#dependencies.store;
    const report = this.#reporting('placing');
    const { signal } = this.#closing;
    const chunksOf = (ids: Iterable<number>) => new Map(Array.from(ids, (id) => [id, chunks.get(id) ?? []]));
    const table = await readNoteVectors(database, generation, chunksOf(added), () => {}, signal);
    if (table.count === 0) return null;
    const stride = Math.ceil(points.noteIds.length / maxAnchors);
    const near = points.noteIds.filter((id, place) => place % stride === 0 && chunks.has(id));
    const anchors = await readNoteVectors(database, generation, chunksOf(near), report, signal);
    const placeOf = new Map(Array.from(points.noteIds, (id, place) => [id, place]));
    const beside = pickPoints(
      points,
      anchors.noteIds.map((id) => placeOf.get(id) ?? 0),
    );
    const { positions, clusters } = await this.#thread.place({ ...anchors, ...beside }, table, report);
    return {
      noteIds: Int32Array.from(table.noteIds),
      lastChunks: Int32Array.from(table.noteIds, (id) => chunks.get(id)?.at(-1) ?? 0),
      positions,
      clusters,
      laidOut: new Int32Array(table.count),
    };
  }

  /** Shows a map and stores it, unless search has switched to another generation meanwhile. */
  async #keep(map: LaidOutMap): Promise<void> {
    if (map.generationId !== this.#dependencies.generations.active.generation.id) return;
    this.#show(map);
    await this.#store(map);
  }

  #show(map: LaidOutMap | null): void {
    this.#map = map;
    this.#clusters = map === null ? [] : clusterViews(map.points, map.clusters);
    this.#version++;
    this.#throttle.request();
  }

  #miss(reason: MapMissing): void {
    this.#missing = reason;
    if (this.#map !== null || this.#listed?.version === this.#version) this.#show(null);
  }

  #fail(error: unknown): void {
    // Ended with the library, whose closing everyone is told of.
    if (this.#closing.signal.aborted) return;
    this.#missing = 'failed';
    this.#failure =
      error instanceof NearnoteError && error.code !== 'engine-stopped'
        ? error.text
        : userText('The map could not be drawn: {error} Try again; if it fails again, restart Nearnote.', {
            error: userTextOf(error),
          });
    this.#dependencies.logger.log('map.failed', {}, error);
  }

  async #stored(generation: GenerationRef): Promise<LaidOutMap | null> {
    const stored = await readMap(this.#dependencies.store.database, generation);
    const clusters = storedClusters.safeParse(stored?.clusters);
    // What an unknown version of Nearnote has stored is laid out again.
    if (stored === undefined || !clusters.success) return null;
    return {
      generationId: generation.id,
      laidOut: stored.laidOut,
      points: decodePoints(stored.points),
      clusters: clusters.data,
    };
  }

  async #store({ generationId, laidOut, points, clusters }: LaidOutMap): Promise<void> {
    await writeMap(this.#dependencies.store.database, generationId, {
      laidOut,
      points: encodePoints(points),
      clusters,
    });
  }

  #reporting(stage: MapStage): (share: number) => void {
    return (share) => {
      this.#progress = { stage, share };
      this.#throttle.request();
    };
  }
}
