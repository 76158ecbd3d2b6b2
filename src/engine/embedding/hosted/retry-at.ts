/** A wait of more than a day is a mistake of the service, and trying again once a day harms nobody. Milliseconds. */
const maxWait = 24 * 60 * 60_000;
/** For a service that refuses a request and asks for no wait. Milliseconds. */
const minWait = 1_000;

/**
 * When to try a refused request again, from the headers of the service’s answer.
 * @returns Milliseconds since the epoch; null where the headers do not say.
 */
export function retryAt(headers: Headers, now: number): number | null {
  const wait =
    numberIn(headers, 'retry-after-ms') ??
    retryAfter(headers, now) ??
    secondsIn(headers, 'x-ratelimit-timeremaining') ??
    exhausted(headers) ??
    reset(headers, now);
  return wait === null ? null : now + Math.min(maxWait, Math.max(minWait, wait));
}

/** RFC 9110: seconds, or a date, which is compared with the service’s own clock where the answer has its time. */
function retryAfter(headers: Headers, now: number): number | null {
  const seconds = secondsIn(headers, 'retry-after');
  if (seconds !== null) return seconds;
  const at = Date.parse(headers.get('retry-after') ?? '');
  if (Number.isNaN(at)) return null;
  const clock = Date.parse(headers.get('date') ?? '');
  return at - (Number.isNaN(clock) ? now : clock);
}

/** OpenAI sends for each limit what remains, and the time until it is reset: `6m0s`, `20ms`. Only exhausted limits count. */
function exhausted(headers: Headers): number | null {
  const waits = ['requests', 'tokens']
    .filter((limit) => numberIn(headers, `x-ratelimit-remaining-${limit}`) === 0)
    .map((limit) => duration(headers.get(`x-ratelimit-reset-${limit}`) ?? ''));
  const known = waits.filter((wait) => wait !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** Seconds since the epoch, or seconds from now: services differ, but no wait takes thirty years. */
function reset(headers: Headers, now: number): number | null {
  const milliseconds = secondsIn(headers, 'x-ratelimit-reset');
  return milliseconds !== null && milliseconds > 1e12 ? milliseconds - now : milliseconds;
}

const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

function duration(text: string): number | null {
  if (!/^(?:[\d.]+(?:ms|[dhms]))+$/.test(text)) return null;
  const sum = (unit: keyof typeof units) => {
    const [, amount] = new RegExp(`([\\d.]+)${unit}(?![a-z])`).exec(text) ?? [];
    return amount === undefined ? 0 : Number(amount) * units[unit];
  };
  return sum('d') + sum('h') + sum('m') + sum('s') + sum('ms');
}

function secondsIn(headers: Headers, name: string): number | null {
  const seconds = numberIn(headers, name);
  return seconds === null ? null : seconds * 1_000;
}

function numberIn(headers: Headers, name: string): number | null {
  const text = headers.get(name)?.trim() ?? '';
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}
