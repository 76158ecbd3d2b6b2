import type { TextRange } from '../../../shared/domain.ts';

const fenced = /^[ \t]*(`{3,}|~{3,})[^\n]*\n([\s\S]*?)(?:^[ \t]*\1[^\n]*$|(?![\s\S]))/dgm;
const inline = /(?<!`)(`+)(?!`)([^\n]*?[^`\n])\1(?!`)/dg;

/** Where code stands in a Markdown text, without its fences and ticks. */
export interface CodePlaces {
  blocks: TextRange[];
  inline: TextRange[];
}

export function codeIn(source: string): CodePlaces {
  const cut = endOfCutCode(source);
  const behind = cut === 0 ? 0 : source.indexOf('\n', cut) + 1;
  const blocks = [
    ...(cut === 0 ? [] : [{ start: 0, end: cut }]),
    // Without a line end the fence is the last line.
    ...(cut > 0 && behind === 0 ? [] : insides(source, fenced, behind)),
  ];
  const isInBlock = ({ start }: TextRange): boolean =>
    blocks.some((block) => block.start <= start && start < block.end);
  return { blocks, inline: insides(source, inline).filter((place) => !isInBlock(place)) };
}

/**
 * A passage may begin inside of code: its first fence is then a closing one, which has no language and stands directly
 * below the code. Where that code ends; 0 if the passage begins with prose.
 */
function endOfCutCode(source: string): number {
  const fences = [...source.matchAll(/^[ \t]*(?:`{3,}|~{3,})(.*)$/gm)];
  const [first] = fences;
  if (first === undefined || fences.length % 2 === 0 || first[1]?.trim() !== '') return 0;
  const before = source.slice(0, first.index);
  return /\S[ \t]*\r?\n$/.test(before) ? first.index : 0;
}

function insides(source: string, pattern: RegExp, from = 0): TextRange[] {
  return [...source.slice(from).matchAll(pattern)].flatMap(({ indices }) => {
    const [start, end] = indices?.[2] ?? [0, 0];
    return end > start ? [{ start: from + start, end: from + end }] : [];
  });
}
