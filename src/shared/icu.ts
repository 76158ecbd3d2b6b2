/** A small part of ICU’s message syntax: what the texts for the user need (https://unicode-org.github.io/icu/userguide/format_parse/messages). */

type Value = string | number;

/**
 * A wording with its values in it: `{name}`, `{size, number}`, `{until, time, short}` (milliseconds since the epoch),
 * `{count, plural, =0 {…} one {…} other {… # …}}` and `{kind, select, a {…} other {…}}`. Values are put in as they are, and
 * never read as a part of the wording.
 * @param written a value as it is to be put in.
 */
export function filledIn<V>(
  wording: string,
  values: Readonly<Record<string, V>>,
  written: (value: V) => Value,
  locale: string,
): string {
  const valueNamed = (name: string): Value | null => (Object.hasOwn(values, name) ? written(values[name] as V) : null);
  return write(wording, valueNamed, locale, null);
}

type ValueNamed = (name: string) => Value | null;

/** @param count what `#` stands for; null outside a plural. */
function write(wording: string, valueNamed: ValueNamed, locale: string, count: number | null): string {
  let text = '';
  for (let at = 0; at < wording.length; at++) {
    const char = wording.charAt(at);
    if (char === '{') {
      const end = closingOf(wording, at);
      text += argument(wording.slice(at + 1, end), valueNamed, locale);
      at = end;
    } else {
      text += char === '#' && count !== null ? new Intl.NumberFormat(locale).format(count) : char;
    }
  }
  return text;
}

function argument(inside: string, valueNamed: ValueNamed, locale: string): string {
  const [, name = '', kind, rest = ''] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,(.*))?)?$/s.exec(inside) ?? [];
  const value = valueNamed(name);
  // Better a strange text than none.
  if (value === null) return `{${inside}}`;
  switch (kind) {
    case 'number':
      return new Intl.NumberFormat(locale).format(Number(value));
    case 'time':
      return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: 'numeric' }).format(Number(value));
    case 'plural': {
      const choices = choicesOf(rest);
      const category = new Intl.PluralRules(locale).select(Number(value));
      const chosen = choices.get(`=${value}`) ?? choices.get(category) ?? choices.get('other') ?? '';
      return write(chosen, valueNamed, locale, Number(value));
    }
    case 'select': {
      const choices = choicesOf(rest);
      return write(choices.get(String(value)) ?? choices.get('other') ?? '', valueNamed, locale, null);
    }
    default:
      return String(value);
  }
}

/** `one {# note} other {# notes}` → the wordings by their keys. */
function choicesOf(rest: string): Map<string, string> {
  const choices = new Map<string, string>();
  for (let at = rest.indexOf('{'), from = 0; at !== -1; at = rest.indexOf('{', from)) {
    const end = closingOf(rest, at);
    choices.set(rest.slice(from, at).trim(), rest.slice(at + 1, end));
    from = end + 1;
  }
  return choices;
}

/** The place of the brace that closes the one at `start`; the end of the wording where none does. */
function closingOf(wording: string, start: number): number {
  let depth = 0;
  for (let at = start; at < wording.length; at++) {
    if (wording[at] === '{') depth++;
    else if (wording[at] === '}' && --depth === 0) return at;
  }
  return wording.length;
}
