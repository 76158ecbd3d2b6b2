import type { Pace } from '../../../shared/pace.ts';
import { t } from '../../lib/translate.tsx';
import { type Choice, Segmented } from '../../ui/segmented.tsx';
import { Setting } from '../../ui/setting.tsx';
import { changePreferences, usePreference } from '../preferences/store.ts';

function paces(): Choice<Pace>[] {
  return [
    { value: 'quiet', name: t('Quiet') },
    { value: 'balanced', name: t('Balanced') },
    { value: 'fast', name: t('Fast') },
  ];
}

function aboutOf(pace: Pace): string {
  switch (pace) {
    case 'quiet':
      return t('With rests while you use the computer, and with longer ones on battery and when the computer is hot.');
    case 'balanced':
      return t('At full speed; with rests on battery and when the computer is hot.');
    case 'fast':
      return t('Always at full speed. On battery and in the heat, too.');
  }
}

/** How fast the meaning of passages is learnt on this computer. */
export function PaceSetting() {
  const pace = usePreference('pace');
  return (
    <Setting
      title={t('Pace of learning meaning')}
      about={`${aboutOf(pace)} ${t('Search, and finding new notes by their words, are never slowed.')}`}
    >
      <Segmented
        label={t('Pace of learning meaning')}
        value={pace}
        choices={paces()}
        onChange={(value) => changePreferences({ pace: value })}
      />
    </Setting>
  );
}
