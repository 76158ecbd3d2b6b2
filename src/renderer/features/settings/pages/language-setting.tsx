import { useEffect, useRef } from 'react';
import type { Preferences } from '../../../../shared/preferences.ts';
import { t } from '../../../lib/translate.tsx';
import { type Choice, Segmented } from '../../../ui/segmented.tsx';
import { Setting } from '../../../ui/setting.tsx';
import { changePreferences, usePreference } from '../../preferences/store.ts';

/** Each by its own name: whoever looks for one reads that. */
const languages: readonly Choice<Preferences['language']>[] = [
  { value: 'en', name: 'English' },
  { value: 'de', name: 'Deutsch' },
  { value: 'zh', name: '中文' },
];

/** Whether the page is about to be drawn anew because another language was chosen here. */
let isChosen = false;

/** The language of the window. Choosing one draws everything anew; the focus stays on the choice. */
export function LanguageSetting() {
  const language = usePreference('language');
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) field.current?.querySelector<HTMLElement>('[aria-checked=true]')?.focus();
    isChosen = false;
  }, []);
  const choose = (value: Preferences['language']): void => {
    isChosen = true;
    changePreferences({ language: value });
  };
  return (
    <Setting title={t('Language')}>
      <div ref={field}>
        <Segmented
          label={t('Language')}
          value={language}
          choices={[{ value: 'system', name: t('Like the system') }, ...languages]}
          onChange={choose}
        />
      </div>
    </Setting>
  );
}
