import { type Message, message } from '../../lib/translate.tsx';
import { beginningOf, type PaintedAnswer } from './store.ts';

export interface Stage {
  title: Message;
  /** Milliseconds. */
  ms: number;
  /** Where it begins, in milliseconds from the first one’s beginning; the engine’s are drawn one after another. */
  start: number;
}

/** Where the time of an answer went, from the key to the frame that shows it, in order. */
export function stagesOf(answer: PaintedAnswer): Stage[] {
  const { ms, timings, painted } = answer;
  const { asked, came } = answer.times;
  const parts: [Message, number][] = [
    [message('Key → request'), asked - beginningOf(answer)],
    // Both ways, through main and its processes.
    [message('On the way'), Math.max(0, came - asked - ms)],
    [message('Waiting for the index'), timings.waiting],
    [message('The query’s vector'), timings.embedding],
    [message('Comparing vectors'), timings.vectors],
    [message('Matching words'), timings.words],
    [message('Reading passages'), timings.texts],
    [message('Presentation'), timings.presentation],
    [message('Drawing → painted'), painted - came],
  ];
  let start = 0;
  return parts.map(([title, took]) => {
    const stage = { title, ms: took, start };
    start += took;
    return stage;
  });
}
