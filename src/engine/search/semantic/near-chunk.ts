/** A chunk and its cosine to a query. */
export interface NearChunk {
  slot: number;
  similarity: number;
}

/** Which chunks may answer. */
export interface AllowedChunks {
  /** By slot: 0 for a chunk that may not. Removed ones never may. */
  allowed: Uint8Array;
  /** Whether anything but the removal of chunks keeps some out. */
  isFiltered: boolean;
}
