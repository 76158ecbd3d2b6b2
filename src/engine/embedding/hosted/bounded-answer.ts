import { NearnoteError } from '../../../shared/errors.ts';
import { userText } from '../../../shared/user-text.ts';

/** The most dimensions of a vector that pgvector stores. */
export const mostDimensions = 16_000;
/** Bytes of a component at its longest: a sign, 17 digits, a point, an exponent, a comma, and how some services lay it out. */
const componentBytes = 40;
/** Bytes of all else in an answer, and of a refusal. */
const otherBytes = 1_000_000;

/**
 * The same answer, of which no more is read than vectors for so many texts can take: a service that is mistaken, or means ill,
 * must not fill the memory. Reading more fails with NearnoteError `service-mistaken`.
 */
export function boundedAnswer(answer: Response, texts: number): Response {
  if (answer.body === null) return answer;
  let left = otherBytes + (answer.ok ? texts * mostDimensions * componentBytes : 0);
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      left -= piece.byteLength;
      if (left >= 0) controller.enqueue(piece);
      else controller.error(tooLong());
    },
  });
  const { status, statusText, headers } = answer;
  return new Response(answer.body.pipeThrough(counted), { status, statusText, headers: [...headers] });
}

function tooLong(): NearnoteError {
  return new NearnoteError(
    'service-mistaken',
    userText('The service’s answer is far longer than vectors can be. Check its address in Settings.'),
  );
}
