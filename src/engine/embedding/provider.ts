/** What a text is to the model: some models want a prefix that tells the two apart. */
export type TextKind = 'passage' | 'query';

export interface EmbeddingModel {
  /** Id in the catalogue. */
  id: string;
  name: string;
  /** Whatever changes the vectors changes this: provider, model, revision, dtype, pooling, prefixes. */
  fingerprint: string;
}

/** Makes vectors of texts. The engine knows nothing else of where they come from. */
export interface EmbeddingProvider {
  readonly model: EmbeddingModel;
  /** Width of its vectors. */
  readonly dimensions: number;
  /**
   * Vectors of unit length, checked, in the order of the texts. Queries are answered before passages that wait.
   * @throws NearnoteError `model-unavailable` when no text can be embedded now, `engine-stopped` when the process
   * died over these texts, `embedding-failed` when these texts cannot be embedded.
   */
  embed(texts: readonly string[], kind: TextKind): Promise<Float32Array[]>;
  /** The same for one text. */
  embedOne(text: string, kind: TextKind): Promise<Float32Array>;
  /** Begins to load what the first text would have to wait for. What goes wrong is told when a text is embedded. */
  warm(): void;
  /** Frees what the provider holds (processes, memory). It starts again when it is next asked. */
  close(): void;
}
