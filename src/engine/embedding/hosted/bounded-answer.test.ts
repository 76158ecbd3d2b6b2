import { expect, it } from 'vitest';
import { boundedAnswer, mostDimensions } from './bounded-answer.ts';

/** An answer of so many megabytes, which come one by one as they are read. */
function answerOf(megabytes: number, status = 200): { answer: Response; sent: () => number } {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === megabytes) controller.close();
      else controller.enqueue(new Uint8Array(1_000_000).fill(32));
      sent++;
    },
  });
  return { answer: new Response(body, { status }), sent: () => sent };
}

it('an answer that vectors can be is read as it is', async () => {
  const { answer } = answerOf(1);
  const bounded = boundedAnswer(answer, 2);
  expect(bounded.status).toBe(200);
  expect((await bounded.arrayBuffer()).byteLength).toBe(1_000_000);
});

it('no more is read of an answer than vectors for its texts can take', async () => {
  const { answer, sent } = answerOf(1_000);
  await expect(boundedAnswer(answer, 2).text()).rejects.toMatchObject({ code: 'service-mistaken' });
  expect(sent()).toBeLessThan((2 * mostDimensions * 40) / 1_000_000 + 10);
});

it('no more than a megabyte is read of a refusal', async () => {
  const { answer, sent } = answerOf(1_000, 500);
  await expect(boundedAnswer(answer, 64).text()).rejects.toMatchObject({ code: 'service-mistaken' });
  expect(sent()).toBeLessThan(10);
});

it('an answer without a body stays one', () => {
  expect(boundedAnswer(new Response(null, { status: 204 }), 1).body).toBeNull();
});
