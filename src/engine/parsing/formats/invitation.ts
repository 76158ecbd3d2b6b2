import type { MarkdownWriter } from './markdown-writer.ts';

const maxLines = 20_000;

/** Writes the events of a calendar (RFC 5545), as an invitation has one: what, when and where, who is asked, and the text. */
export function writeEvents(calendar: string, writer: MarkdownWriter): void {
  // A long line goes on in the next one, behind a space.
  const lines = calendar.replace(/\r?\n[ \t]/g, '').split(/\r?\n/, maxLines);
  let event: Map<string, string[]> | null = null;
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] =
      /^([\w-]+)(;[^:"]*(?:"[^"]*"[^:"]*){0,100})?:(.*)$/.exec(line) ?? [];
    const key = name.toUpperCase();
    if (key === 'BEGIN' && isEvent(value)) event = new Map();
    else if (key === 'END' && isEvent(value) && event !== null) {
      writeEvent(event, writer);
      event = null;
    } else if (event !== null && kept.has(key)) {
      const values = event.get(key) ?? [];
      values.push(people.has(key) ? nameOf(parameters, value) : plain(value));
      event.set(key, values);
    }
  }
}

const people = new Set(['ORGANIZER', 'ATTENDEE']);
const kept = new Set(['SUMMARY', 'DTSTART', 'DTEND', 'DUE', 'LOCATION', 'DESCRIPTION', ...people]);

function isEvent(component: string): boolean {
  return /^V(?:EVENT|TODO)$/i.test(component.trim());
}

function writeEvent(event: ReadonlyMap<string, string[]>, writer: MarkdownWriter): void {
  const stated = (key: string) => event.get(key)?.join(', ') ?? '';
  const facts: [name: string, fact: string][] = [
    ['Event', stated('SUMMARY')],
    ['Start', timeOf(stated('DTSTART'))],
    ['End', timeOf(stated('DTEND') || stated('DUE'))],
    ['Place', stated('LOCATION')],
    ['Organizer', stated('ORGANIZER')],
    ['Invited', stated('ATTENDEE')],
  ];
  writer.lines(facts.filter(([, fact]) => fact !== '').map(([name, fact]) => `${name}: ${fact}`));
  for (const paragraph of stated('DESCRIPTION').split(/\n\s*\n/)) writer.lines(paragraph.split('\n'));
}

/** Commas, semicolons and the ends of lines are written with a backslash. */
function plain(value: string): string {
  return value.replace(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
}

function nameOf(parameters: string, value: string): string {
  const [, quoted, bare] = /;CN=(?:"([^"]*)"|([^;:]*))/i.exec(parameters) ?? [];
  const address = value.replace(/^mailto:/i, '');
  const name = quoted ?? bare ?? '';
  return name === '' || name === address ? address : `${name} <${address}>`;
}

/** `20240305T100000Z` as it is read. */
function timeOf(time: string): string {
  return time.replace(
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d*(Z?))?$/,
    (_, year, month, day, hour, minute, zone) =>
      hour === undefined ? `${year}-${month}-${day}` : `${year}-${month}-${day} ${hour}:${minute}${zone ? ' UTC' : ''}`,
  );
}
