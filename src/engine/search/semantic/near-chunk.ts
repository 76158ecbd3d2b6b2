/** A chunk and its cosine to a query. */
export interface NearChunk {
  slot: number;
  similarity: number;
}

/** The chunks that may be found. */
export interface AllowedChunks {
  /** By slot; 0 excludes a chunk. Removed chunks are always excluded. */
  allowed: Uint8Array;
  /** Whether chunks other than removed ones are excluded. */
  isFiltered: boolean;
}
