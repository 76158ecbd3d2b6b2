import { z } from 'zod';

/** What V8’s profiler writes (`--cpu-prof`). Times in microseconds of a clock of its own. */
export const cpuProfile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  startTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
export type CpuProfile = z.infer<typeof cpuProfile>;

/** A function, or what V8 was occupied with, for as long as it was on the stack. Milliseconds since the start of the app. */
export interface Box {
  depth: number;
  from: number;
  to: number;
  label: string;
}

/** One process’s part of a chart. */
export interface Lane {
  title: string;
  boxes: readonly Box[];
}

/** Milliseconds: what takes less is not drawn, and what is apart by less is one. */
const least = 5;
const apart = 10;
const deepest = 12;
const width = 1200;
const rowHeight = 13;
const titleHeight = 22;
/** V8’s own names of what is no function of anybody’s. */
const nothing = new Set(['(root)', '(idle)', '(program)', '(garbage collector)']);

/**
 * @param startsAt when the profile begins, in milliseconds since the start of the app.
 * @param until milliseconds since the start of the app.
 */
export function boxesOf(profile: CpuProfile, startsAt: number, until: number): Box[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const stackOf = (id: number): string[] => {
    const stack: string[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = nodes.get(at)?.callFrame;
      if (frame !== undefined && !nothing.has(frame.functionName)) stack.unshift(labelOf(frame));
    }
    // A function that calls itself, and many of a program that were made from one file, are one box.
    return stack.filter((label, place) => label !== stack[place - 1]).slice(0, deepest);
  };
  const stacks = new Map<number, string[]>();
  const done: Box[] = [];
  const open: Box[] = [];
  let now = startsAt;
  for (const [place, sample] of profile.samples.entries()) {
    now += (profile.timeDeltas[place] ?? 0) / 1000;
    if (now > until) break;
    const stack = stacks.get(sample) ?? stackOf(sample);
    stacks.set(sample, stack);
    if (stack.length === 0) continue;
    const end = now + (profile.timeDeltas[place + 1] ?? 0) / 1000;
    const same = stack.findIndex((label, depth) => {
      const box = open[depth];
      return box === undefined || box.label !== label || now - box.to > apart;
    });
    done.push(...open.splice(same === -1 ? stack.length : same));
    for (const [depth, label] of stack.entries()) {
      const box = open[depth];
      if (box === undefined) open.push({ depth, label, from: now, to: end });
      else box.to = end;
    }
  }
  return [...done, ...open].filter(({ from, to }) => to - from >= least);
}

function labelOf({ functionName, url }: { functionName: string; url: string }): string {
  const file = url.replace(/.*\//, '').replace(/\?.*/, '');
  if (url.startsWith('wasm:') || /^(wasm-function|js-to-wasm|wasm-to-js)/.test(functionName)) return 'WebAssembly';
  if (url === '' || url.startsWith('node:')) return 'Node and V8';
  if (url.includes('playwright')) return 'Playwright';
  if (url.includes('/standin/')) return 'the stand-in';
  if (url.includes('pglite')) return 'PGlite';
  // What the build has shortened says nothing.
  return functionName.length < 3 ? file : `${functionName} · ${file}`;
}

/** The lanes below each other on one axis of time, as SVG. */
export function flameChart(lanes: readonly Lane[], until: number): string {
  const x = (ms: number): number => Math.round((ms / until) * width * 10) / 10;
  let top = 0;
  const parts = lanes.map(({ title, boxes }) => {
    const start = top + titleHeight;
    const rows = 1 + Math.max(0, ...boxes.map(({ depth }) => depth));
    top = start + rows * rowHeight + 6;
    const drawn = boxes.map(({ depth, from, to, label }) => {
      const [left, length] = [x(from), Math.max(1, x(to) - x(from))];
      const y = start + depth * rowHeight;
      const letters = Math.floor(length / 5.2);
      const text =
        letters > 5 ? `<text x="${left + 2}" y="${y + 9}">${escaped(label.slice(0, letters - 1))}</text>` : '';
      const rect = `<rect x="${left}" y="${y}" width="${length.toFixed(1)}" height="${rowHeight - 1}" fill="${colourOf(label)}"><title>${escaped(label)}, ${Math.round(to - from)} ms</title></rect>`;
      return rect + text;
    });
    return `<text class="t" x="0" y="${start - 6}">${escaped(title)}</text>\n${drawn.join('\n')}`;
  });
  const ticks = Array.from({ length: Math.floor(until / 250) + 1 }, (_, tick) => {
    const left = x(tick * 250);
    return `<path d="M${left} 0V${top}" stroke="#ccc" stroke-width=".5"/><text x="${left + 2}" y="${top + 10}">${tick * 250} ms</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top + 14}" font-family="sans-serif" font-size="9">`,
    '<style>.t{font-size:12px;font-weight:600}</style><rect width="100%" height="100%" fill="#fff"/>',
    ...ticks,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function colourOf(label: string): string {
  if (label === 'Node and V8' || label === 'Playwright' || label === 'the stand-in') return '#d5d5d5';
  if (label === 'WebAssembly') return '#b9d7f0';
  const sum = [...label].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 360, 7);
  return `hsl(${20 + (sum % 40)} 85% ${72 + (sum % 14)}%)`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
