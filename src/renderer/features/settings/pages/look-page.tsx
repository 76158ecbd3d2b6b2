import { Minus, Plus } from 'lucide-react';
import { type Preferences, zoomRange } from '../../../../shared/preferences.ts';
import { Button } from '../../../ui/button.tsx';
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

export function LookPage() {
  const theme = usePreference('theme');
  const density = usePreference('density');
  const zoom = usePreference('zoom');
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
    </>
  );
}
