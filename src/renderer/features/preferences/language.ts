import { systemLocale } from '../../../shared/preferences.ts';
import { follow } from '../../lib/store.ts';
import { activate, localeTag } from '../../lib/translate.tsx';
import { noticesStore } from '../notices/store.ts';
import { preferencesStore } from './store.ts';

/** Shows the page in the user’s language, from now on; resolves when it is in the one that is chosen now. */
export async function followLanguage(): Promise<void> {
  follow(
    preferencesStore,
    ({ now }) => now.language,
    () => void show(),
  );
  await show();
}

/** A language that cannot be loaded leaves the page in the one it has, and the user is told. */
async function show(): Promise<void> {
  const { language } = preferencesStore.getState().now;
  try {
    await activate(language === 'system' ? systemLocale(navigator.languages) : language);
    document.documentElement.lang = localeTag();
  } catch (error) {
    noticesStore.getState().report(error);
  }
}
