import { frontMatterIn } from '../../../shared/front-matter.ts';
import { fenceLine } from '../../ui/markdown/patterns.ts';

/** A heading of a note. */
export interface NoteHeading {
  /** As it is read, without markup. */
  text: string;
  depth: number;
  /** Where it begins in the note, in UTF-16 units. */
  start: number;
}

const marked = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;
const underline = /^ {0,3}(=+|-{2,})[ \t]*$/;
/** What a line begins with that is no paragraph, and so cannot be underlined as a heading. */
const noParagraph = /^(?:[ \t]*$|[ \t]*[>|]|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]| {4}|\t)/;
/** More are not listed. */
const maxHeadings = 500;

/** The headings of a Markdown note, in order, outside code and front matter. */
export function headingsOf(text: string): NoteHeading[] {
  const headings: NoteHeading[] = [];
  let openFence: string | null = null;
  let before = { text: '', start: 0 };
  const from = frontMatterIn(text)?.end ?? 0;
  for (const { 0: whole, index } of text.slice(from).matchAll(/[^\n]*(?:\n|$)/g)) {
    const line = whole.trimEnd();
    const start = from + index;
    const ticks = fenceLine.exec(line)?.[1];
    if (openFence !== null) {
      if (ticks?.startsWith(openFence) && line.trim() === ticks) openFence = null;
    } else if (ticks) {
      openFence = ticks;
    } else {
      const [, hashes = '', title = ''] = marked.exec(line) ?? [];
      const [, rule = ''] = underline.exec(line) ?? [];
      if (hashes !== '') headings.push({ text: readable(title), depth: hashes.length, start });
      else if (rule !== '' && !noParagraph.test(before.text) && !marked.test(before.text))
        headings.push({ text: readable(before.text), depth: rule.startsWith('=') ? 1 : 2, start: before.start });
    }
    before = { text: openFence === null && !ticks ? line : '', start };
    if (whole === '' || headings.length === maxHeadings) break;
  }
  return headings.filter((heading) => heading.text !== '');
}

/** Link texts and words without the marks around them. */
function readable(title: string): string {
  return title
    .replaceAll(/!?\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*`~=]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|\\(?=[^\p{L}\p{N}\s])/gu, '')
    .replaceAll(/<[^<>]*>|\s\^[\w-]+$/g, '')
    .trim();
}
