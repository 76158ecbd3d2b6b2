import { z } from 'zod';
import type { Port } from './rpc.ts';

/** A port within another one, whose messages have their own `kind`. It closes with the other one. */
export function portWithin(port: Port, kind: string): Port {
  const wrapped = z.object({ kind: z.literal(kind), message: z.unknown() });
  return {
    post: (message) => port.post({ kind, message }),
    onMessage: (listener) =>
      port.onMessage((raw) => {
        const { success, data } = wrapped.safeParse(raw);
        if (success) listener(data.message);
      }),
    onClose: (listener) => port.onClose(listener),
  };
}
