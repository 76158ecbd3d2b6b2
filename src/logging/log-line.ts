import { type LogRecord, levelOf } from '../shared/log.ts';

/** `2026-11-26T08:15:30.123Z warn  engine    parsing.thread-lost reason=time files=3`; where it was thrown comes last. */
export function lineOf(record: LogRecord): string {
  const { at, source, event, facts, failure } = record;
  const given = Object.entries(facts).map(
    ([name, fact]) => `${name}=${typeof fact === 'number' ? rounded(fact) : fact}`,
  );
  const thrown =
    failure === null
      ? []
      : [
          `error=${failure.name}`,
          ...(failure.code === null ? [] : [`code=${failure.code}`]),
          `at=${failure.places.join('<')}`,
        ];
  return [new Date(at).toISOString(), levelOf(record).padEnd(5), source.padEnd(9), event, ...given, ...thrown].join(
    ' ',
  );
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
