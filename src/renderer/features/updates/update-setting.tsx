import { useEffect } from 'react';
import type { UpdateState } from '../../../shared/updates.ts';
import { bytes } from '../../lib/format.ts';
import { t, told } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Setting, Switch } from '../../ui/setting.tsx';
import { changePreferences, usePreference } from '../preferences/store.ts';
import { useUpdates } from './store.ts';

/** New versions: looking for one, downloading it, installing it, each when the user asks for it. */
export function UpdateSetting() {
  const { update, failure, ask } = useUpdates();
  const looksForUpdates = usePreference('looksForUpdates');
  useEffect(() => {
    void ask('state');
  }, [ask]);
  if (update === null) return null;
  if (update.kind === 'unavailable') return <Setting title={t('New versions')} about={told(update.reason)} />;
  const step = nextStep(update);
  return (
    <Setting
      title={t('New versions')}
      about={t('Nearnote asks GitHub, and tells it nothing of you. Nothing is downloaded or installed by itself.')}
    >
      {step !== null && <Button onClick={() => void ask(step.ask)}>{step.label}</Button>}
      <Outcome failure={failure} status={statusOf(update)} />
      <div className="basis-full">
        <Switch
          isOn={looksForUpdates}
          onChange={(isOn) => {
            changePreferences({ looksForUpdates: isOn });
            // The user is asked now, and not by a look that comes when they do something else.
            if (isOn) void ask('look');
          }}
        >
          {t('Look for a new version every day')}
        </Switch>
      </div>
    </Setting>
  );
}

/** What the user can do next; null while something is being done. */
function nextStep(update: UpdateState): { ask: 'look' | 'fetch' | 'install'; label: string } | null {
  switch (update.kind) {
    case 'found':
      return { ask: 'fetch', label: t('Download Nearnote {version}', { version: update.version }) };
    case 'ready':
      return { ask: 'install', label: t('Install and start again…') };
    case 'unknown':
    case 'current':
    case 'failed':
      return { ask: 'look', label: t('Look for a new version') };
    default:
      return null;
  }
}

function statusOf(update: UpdateState): string | null {
  switch (update.kind) {
    case 'looking':
      return t('Looking for a new version…');
    case 'current':
      return t('This is the latest version.');
    case 'found':
      return t('There is a new version.');
    case 'fetching':
      return t('Nearnote {version} is being downloaded: {size} so far.', {
        version: update.version,
        size: bytes(update.bytes),
      });
    case 'ready':
      return t('Nearnote {version} is downloaded and checked.', { version: update.version });
    case 'failed':
      return told(update.reason);
    default:
      return null;
  }
}
