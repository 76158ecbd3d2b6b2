import { walkXml } from './xml.ts';
import { textOf } from './zip.ts';

/** Parts of a Word document beside its text, in the order in which they are read. */
const parts = [
  { name: /^word\/header\d*\.xml$/i, paragraph: 'w:p', texts: new Set(['w:t']) },
  { name: /^word\/footer\d*\.xml$/i, paragraph: 'w:p', texts: new Set(['w:t']) },
  { name: /^word\/comments\.xml$/i, paragraph: 'w:p', texts: new Set(['w:t']) },
  { name: /^word\/diagrams\/data\d*\.xml$/i, paragraph: 'a:p', texts: new Set(['a:t']) },
  { name: /^word\/charts\/chart(?:ex)?\d*\.xml$/i, paragraph: 'a:p', texts: new Set(['a:t', 'c:strCache', 'cx:lvl']) },
];
/** Text that was deleted, and the copies for older programs of what is read anyway. */
const skipped = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText']);

/** What mammoth leaves out: headers, footers, comments, and the texts of diagrams and charts. Each text once: headers repeat. */
export function textsBeside(files: Map<string, Uint8Array>): string[] {
  const found = new Set<string>();
  for (const { name, paragraph, texts } of parts) {
    for (const file of [...files.keys()].filter((key) => name.test(key)).sort()) {
      for (const text of paragraphsOf(textOf(files, file) ?? '', paragraph, texts)) found.add(text);
    }
  }
  return [...found];
}

function paragraphsOf(xml: string, paragraph: string, texts: ReadonlySet<string>): string[] {
  const found: string[] = [];
  let text = '';
  let taking = 0;
  let skipping = 0;
  const end = () => {
    const line = text.replace(/\s+/g, ' ').trim();
    // A page number alone says nothing.
    if (/\p{L}/u.test(line)) found.push(line);
    text = '';
  };
  walkXml(xml, {
    open: (name) => {
      if (skipping > 0 || skipped.has(name)) skipping++;
      else if (texts.has(name)) taking++;
      else if (name === 'w:tab' || name === 'w:br' || name === 'c:pt') text += ' ';
    },
    text: (data) => {
      if (skipping === 0 && taking > 0) text += data;
    },
    close: (name) => {
      if (skipping > 0) skipping--;
      else if (texts.has(name)) {
        taking--;
        if (name !== 'w:t' && name !== 'a:t') end();
      }
      if (name === paragraph || name === 'c:pt') end();
    },
  });
  end();
  return found;
}
