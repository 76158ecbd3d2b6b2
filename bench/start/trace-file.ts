// Apart, for the probe, which every process loads.

/** What Chromium traces the page into, in the folder of a start’s profiles. */
export const traceFile = 'page.json';
/** Milliseconds from its start on; it is written then. */
export const tracedFor = 10_000;
