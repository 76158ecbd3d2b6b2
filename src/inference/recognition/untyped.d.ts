/** What ships without types, or with others than it has. */
declare module 'tesseract.js-core/*' {
  const start: unknown;
  export default start;
}

declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: object;
}
