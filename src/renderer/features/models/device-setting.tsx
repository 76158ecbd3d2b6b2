import type { DeviceChoice } from '../../../shared/models.ts';
import { t, told } from '../../lib/translate.tsx';
import { type Choice, Segmented } from '../../ui/segmented.tsx';
import { ActionOutcome } from '../action-status/action-outcome.tsx';
import { deviceNames } from './model-text.ts';
import { chooseDevice, devicePlace } from './requests.ts';
import { useModels } from './store.ts';

function choices(): Choice<DeviceChoice>[] {
  return [
    {
      value: 'auto',
      name: t('Automatic'),
      hint: t('Tries both and uses the faster one if their results match'),
    },
    { value: 'cpu', name: deviceNames.cpu },
    { value: 'webgpu', name: deviceNames.webgpu, hint: t('The graphics processor, or the CPU if that fails') },
  ];
}

/** Where models run on this computer. */
export function DeviceSetting() {
  const device = useModels((state) => state.models?.device);
  if (!device) return null;
  return (
    <div>
      <h4 className="text-sm font-medium">{t('Device')}</h4>
      <div className="mt-1.5 flex items-center gap-4">
        <Segmented label={t('Device')} value={device.choice} choices={choices()} onChange={chooseDevice} />
        <p className="min-h-5 min-w-0 flex-1 text-sm leading-5 break-words text-muted">
          {device.reason ? told(device.reason) : t('Chosen when a model is first used.')}
        </p>
      </div>
      <ActionOutcome place={devicePlace} className="mt-1.5" />
    </div>
  );
}
