import type { DeviceChoice } from '../../../shared/models.ts';
import { type Choice, Segmented } from '../../ui/segmented.tsx';
import { ActionStatusLine } from '../action-status/action-status.tsx';
import { deviceNames } from './model-text.ts';
import { chooseDevice, devicePlace } from './requests.ts';
import { useModels } from './use-models.ts';

const choices: readonly Choice<DeviceChoice>[] = [
  { value: 'auto', name: 'Automatic', hint: 'Tries both and keeps the faster one that computes the same numbers' },
  { value: 'cpu', name: deviceNames.cpu },
  { value: 'webgpu', name: deviceNames.webgpu, hint: 'The graphics processor; if it fails, the CPU goes on' },
];

/** Where models run on this computer. */
export function DeviceSetting() {
  const device = useModels((state) => state.models?.device);
  if (!device) return null;
  return (
    <div>
      <h4 className="text-[13px] font-medium">Device</h4>
      <div className="mt-1.5 flex items-center gap-4">
        <Segmented label="Device" value={device.choice} choices={choices} onChange={chooseDevice} />
        <p className="min-h-5 min-w-0 flex-1 text-[13px] leading-5 break-words text-muted">
          {device.reason ?? 'Decided when a model is first needed here.'}
        </p>
      </div>
      <ActionStatusLine place={devicePlace} className="mt-1.5" />
    </div>
  );
}
