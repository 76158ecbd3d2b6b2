import { walkXml } from './xml.ts';
import { textOf } from './zip.ts';

/** Parts of an Office document that hold texts. */
export interface TextParts {
  name: RegExp;
  /** The element that is a paragraph. */
  paragraph: string;
  /** The elements whose text counts. */
  texts: ReadonlySet<string>;
}

/** The texts of diagrams and charts, by the folder of the document’s parts. */
export function drawnParts(folder: string): TextParts[] {
  return [
    { name: new RegExp(`^${folder}/diagrams/data\\d*\\.xml$`, 'i'), paragraph: 'a:p', texts: new Set(['a:t']) },
    {
      name: new RegExp(`^${folder}/charts/chart(?:ex)?\\d*\\.xml$`, 'i'),
      paragraph: 'a:p',
      texts: new Set(['a:t', 'c:strCache', 'cx:lvl']),
    },
  ];
}

/** Values of a chart: each is a text by itself. */
const lists = new Set(['c:strCache', 'cx:lvl']);
/** Text that was deleted, and the copies for older programs of what is read anyway. */
const skipped = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText']);

/** The texts in parts of a document, each once: headers repeat. */
export function textsOfParts(files: Map<string, Uint8Array>, parts: readonly TextParts[]): string[] {
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
        if (lists.has(name)) end();
      }
      if (name === paragraph || name === 'c:pt') end();
    },
  });
  end();
  return found;
}
