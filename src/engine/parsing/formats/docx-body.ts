import { walkXml } from './xml.ts';

/** Elements that stand around text that mammoth would leave out with them: fields, and the direction of text. */
const unwrapped = new Set([
  'w:fldSimple',
  'w:bdo',
  'w:dir',
  'w:ruby',
  'w:rubyBase',
  'mc:AlternateContent',
  'mc:Choice',
]);
/** Settings of what is unwrapped, and those that text had before a change. */
const dropped = new Set(['w:rubyPr', 'w:fldData', 'w:rPrChange']);

/**
 * The XML of a Word document’s text in the forms that mammoth reads: text boxes that have no copy for older programs, simple
 * fields, formulas and readings above words are in it. Of alternatives the first that has text counts.
 */
export function readableBody(xml: string): string {
  /** What is written, and above it what is written aside until its place is reached. */
  const outputs: string[][] = [[]];
  const boxes: string[] = [];
  let readings: string[] = [];
  let skipping = 0;
  /** For each open paragraph, whether its mark is hidden, and for each open run in it, whether its text is. */
  const hidden: boolean[] = [];
  /** For each open choice of alternatives, whether it has text. */
  const chosen: boolean[] = [];
  let drawings = 0;
  const write = (text: string) => outputs.at(-1)?.push(text);
  const takeAside = () => (outputs.length > 1 ? (outputs.pop() ?? []) : []).join('');

  function open(name: string, attributes: Record<string, string>): void {
    if (canBeHidden(name)) hidden.push(false);
    else if (name === 'w:vanish' && skipping === 0 && isOn(attributes)) hidden.splice(-1, 1, true);
    const isHidden = name === 'w:t' && hidden.at(-1) === true;
    if (skipping > 0 || isHidden || dropped.has(name) || (name === 'mc:Fallback' && chosen.at(-1) === true)) {
      skipping++;
      return;
    }
    if (name === 'w:t' || name === 'm:t' || name === 'a:blip') chosen.splice(-1, 1, true);
    if (name === 'mc:AlternateContent') chosen.push(false);
    if (isDrawing(name)) drawings++;
    if ((name === 'w:txbxContent' && drawings > 0) || name === 'w:rt') outputs.push([]);
    else if (name === 'm:t') write('<w:r><w:t xml:space="preserve">');
    else if (name === 'm:den') write('<w:r><w:t>/</w:t></w:r>');
    else if (!isTransparent(name)) write(tagOf(name, attributes));
  }

  function close(name: string): void {
    if (canBeHidden(name)) hidden.pop();
    if (skipping > 0) {
      skipping--;
      return;
    }
    if (name === 'mc:AlternateContent') {
      // An alternative within another one: that has text, too.
      if (chosen.pop() === true && chosen.length > 0) chosen.splice(-1, 1, true);
    }
    if (name === 'w:txbxContent' && drawings > 0) boxes.push(takeAside());
    else if (name === 'w:rt') readings.push(takeAside());
    else if (name === 'm:t') write('</w:t></w:r>');
    else if (!isTransparent(name)) write(`</${name}>`);
    if (name === 'w:rubyBase') {
      for (const reading of readings) write(`<w:r><w:t>（</w:t></w:r>${reading}<w:r><w:t>）</w:t></w:r>`);
      readings = [];
    }
    if (isDrawing(name) && --drawings === 0) {
      for (const box of boxes.splice(0)) write(`<w:pict><w:txbxContent>${box}</w:txbxContent></w:pict>`);
    }
  }

  walkXml(xml, {
    open,
    close,
    text: (data) => {
      if (skipping === 0) write(escaped(data));
    },
  });
  return outputs.flat().join('');
}

function canBeHidden(name: string): boolean {
  return name === 'w:p' || name === 'w:r';
}

/** Whether a property of text is set. */
function isOn({ 'w:val': value = 'true' }: Record<string, string>): boolean {
  return !/^(?:0|false|off)$/i.test(value);
}

/** Drawings of this Word and of older ones. */
function isDrawing(name: string): boolean {
  return name === 'w:drawing' || name === 'w:pict' || name === 'w:object';
}

/** Formulas are only their texts. */
function isTransparent(name: string): boolean {
  return unwrapped.has(name) || name === 'mc:Fallback' || name.startsWith('m:');
}

function tagOf(name: string, attributes: Record<string, string>): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`,
  );
  return `<${name}${written.join('')}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
