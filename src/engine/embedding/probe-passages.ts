const words =
  `the of and to in is it for on with as by at from this that water river mountain garden bread music train city door
window light night morning letter paper price ticket computer network server process memory search question answer model
number table error report history animal doctor travel winter summer market teacher language picture kitchen family country`.split(
    /\s+/,
  );

/** Passages as long as those of a library (about 160 words, 200 tokens). All differ; they are the same each time. */
export const probePassages: readonly string[] = Array.from({ length: 16 }, (_, passage) =>
  Array.from({ length: 160 }, (_, at) => words[(at * (passage + 3) + passage * 7) % words.length]).join(' '),
);
