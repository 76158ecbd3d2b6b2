import { type Locale, type Preferences, systemLocale } from '../shared/preferences.ts';
import { inLanguage, type Language, type UserText } from '../shared/user-text.ts';
import { visible } from '../shared/visible.ts';

/** The other languages, each loaded when it is chosen. */
const catalogs = {
  de: () => import('virtual:texts/de'),
  zh: () => import('virtual:texts/zh'),
};

/** Puts into words what main itself shows: the menu, dialogs and message boxes. */
export class AppLanguage {
  readonly #systemLanguages: () => readonly string[];
  #language: Language = { tag: 'en', translationOf: () => undefined };
  #wanted: Locale = 'en';

  /** @param systemLanguages those that the user has chosen in the system, as BCP 47, the preferred one first. */
  constructor(systemLanguages: () => readonly string[]) {
    this.#systemLanguages = systemLanguages;
  }

  /** Resolves once texts are in the language of the preferences; English until then, and where it cannot be loaded. */
  async use(choice: Preferences['language']): Promise<void> {
    const wanted = choice === 'system' ? systemLocale(this.#systemLanguages()) : choice;
    this.#wanted = wanted;
    const translations = wanted === 'en' ? {} : (await catalogs[wanted]()).default;
    // Another one may have been chosen meanwhile.
    if (wanted !== this.#wanted) return;
    const known = new Map(Object.entries(translations));
    this.#language = { tag: wanted, translationOf: (text) => known.get(text) };
  }

  /** A text in this language. What would turn the writing around in an address or a path is shown instead. */
  readonly say = (text: UserText): string => visible(inLanguage(text, this.#language));
}
