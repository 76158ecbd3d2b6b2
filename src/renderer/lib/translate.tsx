import english from 'virtual:messages/en';
import { setupI18n } from '@lingui/core';
import { I18nProvider, Trans as LinguiTrans } from '@lingui/react';
import { Fragment, type ReactElement, type ReactNode, useSyncExternalStore } from 'react';
import type { Locale } from '../../shared/preferences.ts';
import { inEnglish, type UserText } from '../../shared/user-text.ts';
import { visible } from '../../shared/visible.ts';

/** The other languages, each loaded when it is chosen. */
const catalogs = {
  de: () => import('virtual:messages/de'),
  zh: () => import('virtual:messages/zh'),
};

// A plain text that is in no catalog stands for itself; by default Lingui would warn of each at each drawing.
const i18n = setupI18n({ locale: 'en', messages: { en: english }, missing: (_locale, text) => text });

/** A text by its English wording, to be translated where it is drawn. Only `message` makes one. */
export type Message = string & { readonly brand: unique symbol };

type Values = Record<string, string | number>;

/** Names a text where it cannot be translated yet, because the page’s language may still change: in constants. */
export function message(text: string): Message {
  return text as Message;
}

/**
 * A text in the page’s language. The text is the English one, in ICU’s syntax (`{count, plural, one {# note} other {#
 * notes}}`), and stands in the source as a literal, or is a `Message`: `scripts/messages.ts` collects them.
 */
export function t<T extends string>(text: string extends T ? Message : T, values?: Values): string {
  return i18n._(text, values && asTheyStand(values));
}

/** A text that was made outside the page, in the page’s language; in English where it has no translation. */
export function told({ text, values }: UserText): string {
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? told(value) : value]),
  );
  return Object.hasOwn(i18n.messages, text) ? t(text as Message, shown) : visible(inEnglish({ text, values: shown }));
}

/**
 * Characters that would turn the direction of the text around are shown, see `visible`. Lingui reads `\x41` and `\u0041` in a
 * finished text as escaped characters, those in a path of Windows, too.
 */
function asTheyStand(values: Values): Values {
  const escaped = (value: string) => value.replace(/\\(?=x[0-9a-f]{2}|u[0-9a-f]{4})/gi, '\\u005c');
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? escaped(visible(value)) : value]),
  );
}

/** As `t`, with elements in it: `<0>…</0>` in the text is the first of `parts`. */
export function Trans({ text, values = {}, parts }: { text: string; values?: Values; parts: ReactElement[] }) {
  return <LinguiTrans id={text} values={asTheyStand(values)} components={Object.fromEntries(parts.entries())} />;
}

/** The page’s language as BCP 47, for dates and numbers. */
export function localeTag(): string {
  return i18n.locale;
}

let wanted: Locale = 'en';

/** Shows the page in a language, unless another one is asked for meanwhile; what is drawn already is drawn anew. */
export async function activate(locale: Locale): Promise<void> {
  wanted = locale;
  if (locale !== 'en') i18n.load(locale, (await catalogs[locale]()).default);
  if (locale === wanted) i18n.activate(locale);
}

/** Calls back when the page’s language has changed. @returns a function that ends it. */
export function onLanguageChange(listener: () => void): () => void {
  return i18n.on('change', listener);
}

/** Draws its children anew, from the beginning, when the language changes: texts are translated wherever they are made. */
export function Translated({ children }: { children: ReactNode }) {
  const locale = useSyncExternalStore(onLanguageChange, () => i18n.locale);
  return (
    <I18nProvider i18n={i18n}>
      <Fragment key={locale}>{children}</Fragment>
    </I18nProvider>
  );
}
