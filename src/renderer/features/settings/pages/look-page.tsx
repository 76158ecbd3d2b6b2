import { Minus, Plus } from 'lucide-react';
import { type Preferences, zoomRange } from '../../../../shared/preferences.ts';
import { percent } from '../../../lib/format.ts';
import { t } from '../../../lib/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { type Choice, Segmented } from '../../../ui/segmented.tsx';
import { Setting } from '../../../ui/setting.tsx';
import { changePreferences, usePreference } from '../../preferences/store.ts';
import { resetZoom, zoomBy } from '../../preferences/zoom.ts';
import { LanguageSetting } from './language-setting.tsx';

function themes(): Choice<Preferences['theme']>[] {
  return [
    { value: 'system', name: t('Like the system') },
    { value: 'light', name: t('Light') },
    { value: 'dark', name: t('Dark') },
  ];
}

function densities(): Choice<Preferences['density']>[] {
  return [
    { value: 'comfortable', name: t('Comfortable') },
    { value: 'compact', name: t('Compact') },
  ];
}

export function LookPage() {
  const theme = usePreference('theme');
  const density = usePreference('density');
  const zoom = usePreference('zoom');
  return (
    <>
      <LanguageSetting />
      <Setting title={t('Theme')}>
        <Segmented
          label={t('Theme')}
          value={theme}
          choices={themes()}
          onChange={(value) => changePreferences({ theme: value })}
        />
      </Setting>
      <Setting title={t('Results')} about={t('Compact shows about twice as many results at a time.')}>
        <Segmented
          label={t('Density of the results')}
          value={density}
          choices={densities()}
          onChange={(value) => changePreferences({ density: value })}
        />
      </Setting>
      <Setting title={t('Size')} about={t('Of all text, and of everything around it.')}>
        <Button aria-label={t('Smaller')} disabled={zoom <= zoomRange.min} onClick={() => zoomBy(-1)}>
          <Minus className="size-4" aria-hidden />
        </Button>
        <output aria-label={t('Size')} className="min-w-12 text-center text-sm tabular-nums">
          {percent(zoom / 100)}
        </output>
        <Button aria-label={t('Larger')} disabled={zoom >= zoomRange.max} onClick={() => zoomBy(1)}>
          <Plus className="size-4" aria-hidden />
        </Button>
        <Button look="quiet" disabled={zoom === 100} onClick={resetZoom}>
          {t('Normal size')}
        </Button>
      </Setting>
    </>
  );
}
