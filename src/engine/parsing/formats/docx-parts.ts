import { drawnParts, type TextParts } from './office-parts.ts';

const ofText = { paragraph: 'w:p', texts: new Set(['w:t']) };

/** What mammoth leaves out of a Word document: headers, footers, comments, and the texts of diagrams and charts; in the order in which they are read. */
export const partsBeside: readonly TextParts[] = [
  { name: /^word\/header\d*\.xml$/i, ...ofText },
  { name: /^word\/footer\d*\.xml$/i, ...ofText },
  { name: /^word\/comments\.xml$/i, ...ofText },
  ...drawnParts('word'),
];
