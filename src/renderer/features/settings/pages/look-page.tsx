import { Minus, Plus } from 'lucide-react';
import { type Preferences, zoomRange } from '../../../../shared/preferences.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/field.tsx';
import { type Choice, Segmented } from '../../../ui/segmented.tsx';
import { Setting } from '../../../ui/setting.tsx';
import { changePreferences, usePreference } from '../../preferences/store.ts';
import { resetZoom, zoomBy } from '../../preferences/zoom.ts';

const themes: readonly Choice<Preferences['theme']>[] = [
  { value: 'system', name: 'As the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
];

const densities: readonly Choice<Preferences['density']>[] = [
  { value: 'comfortable', name: 'Comfortable' },
  { value: 'compact', name: 'Compact' },
];

/** In the language itself, so that whoever cannot read the present one finds theirs. */
const languages: readonly Choice<Preferences['language']>[] = [
  { value: 'system', name: 'As the system' },
  { value: 'en', name: 'English' },
  { value: 'de', name: 'Deutsch' },
  { value: 'zh', name: '中文' },
];

export function LookPage() {
  const theme = usePreference('theme');
  const density = usePreference('density');
  const language = usePreference('language');
  const zoom = usePreference('zoom');
  const chooseLanguage = (value: string): void => {
    const chosen = languages.find((each) => each.value === value);
    if (chosen) changePreferences({ language: chosen.value });
  };
  return (
    <>
      <Setting title="Theme">
        <Segmented
          label="Theme"
          value={theme}
          choices={themes}
          onChange={(value) => changePreferences({ theme: value })}
        />
      </Setting>
      <Setting title="Results" about="Compact shows about twice as many results at a time.">
        <Segmented
          label="Density of the results"
          value={density}
          choices={densities}
          onChange={(value) => changePreferences({ density: value })}
        />
      </Setting>
      <Setting title="Size" about="Of all text, and of everything around it.">
        <Button aria-label="Smaller" disabled={zoom <= zoomRange.min} onClick={() => zoomBy(-1)}>
          <Minus className="size-4" aria-hidden />
        </Button>
        <output aria-label="Size" className="min-w-12 text-center text-sm tabular-nums">
          {zoom} %
        </output>
        <Button aria-label="Larger" disabled={zoom >= zoomRange.max} onClick={() => zoomBy(1)}>
          <Plus className="size-4" aria-hidden />
        </Button>
        <Button look="quiet" disabled={zoom === 100} onClick={resetZoom}>
          Usual size
        </Button>
      </Setting>
      <Setting title="Language">
        <Select
          aria-label="Language"
          className="max-w-56"
          value={language}
          onChange={(event) => chooseLanguage(event.target.value)}
        >
          {languages.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Setting>
    </>
  );
}
