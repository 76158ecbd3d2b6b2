import { z } from 'zod';
import { position } from './bounds.ts';
import { userTextShape } from './user-text.ts';

/** A group of notes that lie close together on the map. */
const mapCluster = z.object({
  /** Its number among the clusters of this map, from 0. */
  id: z.int(),
  /** Words that are typical of its notes, the most typical one first. */
  words: z.array(z.string()),
  /** The name that the user has given it; null if it is called by its words. */
  name: z.string().nullable(),
  notes: z.int(),
  /** Where its name belongs. */
  x: z.number(),
  y: z.number(),
});
export type MapCluster = z.infer<typeof mapCluster>;

const mapStage = z.enum(['reading', 'arranging', 'placing', 'naming']);
export type MapStage = z.infer<typeof mapStage>;

/** Why there is no map to show: too few notes, no vectors yet because they are being made, or a failure. */
const mapMissing = z.enum(['few-notes', 'indexing', 'no-vectors', 'failed']);
export type MapMissing = z.infer<typeof mapMissing>;

/** The fewest notes that are laid out as a map. */
export const fewestMapNotes = 20;

/** What is known of the map of the notes, which is laid out from the vectors of the active generation. */
export const mapState = z.object({
  /** Changes with the points. Points of another version belong to another map. */
  version: z.int(),
  /** The number of notes on the map; 0 while there is none. */
  points: z.int(),
  /** Share of the notes that were added, changed or removed since the layout, 0 to 1 or more. */
  changed: z.number(),
  /** The work in progress, with its finished share; null if there is none. */
  progress: z.object({ stage: mapStage, share: z.number() }).nullable(),
  /** Null if there is a map. */
  missing: mapMissing.nullable(),
  /** What went wrong with the last layout, and what to do; null if all is well. */
  failure: userTextShape.nullable(),
  clusters: z.array(mapCluster),
});
export type MapState = z.infer<typeof mapState>;

/** Numbers of a typed array in base64, little-endian: 50,000 points arrive as a few strings. */
const packed = z.string();

/** Some notes of the map, by columns. */
export const mapBatch = z.object({
  version: z.int(),
  /** The number of notes in the library’s map, with those that could not be placed. */
  total: z.int(),
  /** Int32: the notes’ ids. */
  noteIds: packed,
  /** Float32: x and y of each note; NaN for a note without a place, because it has no vector. */
  positions: packed,
  /** Int16: the cluster of each note; −1 for none. */
  clusters: packed,
  /** Float64: the notes’ dates, in milliseconds since the epoch. */
  dates: packed,
  /** Uint16: for each note an index into `folderNames`. */
  folders: packed,
  /** Uint16: for each note an index into `tagNames`, of the tag that it shares with the most notes; 65,535 for none. */
  tags: packed,
  /** Folders as the user reads them, beginning with the name of the one that they added. */
  folderNames: z.array(z.string()),
  tagNames: z.array(z.string()),
  titles: z.array(z.string()),
});
export type MapBatch = z.infer<typeof mapBatch>;

/** Stands for “no tag” in a batch. */
export const noTag = 0xffff;

/** The most notes in one batch. */
export const mapBatchSize = 5_000;

export const maxClusterName = 60;

export const renamedCluster = z.object({
  version: z.int().min(0),
  clusterId: position,
  /** Null to call it by its words again. */
  name: z.string().trim().min(1).max(maxClusterName).nullable(),
});
