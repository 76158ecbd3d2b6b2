import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { aboutCommand } from '../about/commands.ts';
import { actionStatusStore } from '../action-status/store.ts';
import { DeviceSetting } from '../models/device-setting.tsx';
import { HubAddress } from '../models/hub-address.tsx';
import { ModelList } from '../models/model-list.tsx';
import { ReembedPanel } from '../reembed/reembed-panel.tsx';
import { useSettings } from './store.ts';

export function SettingsDialog() {
  const { isOpen, close } = useSettings();
  if (!isOpen) return null;
  const leave = (): void => {
    close();
    actionStatusStore.getState().forget();
  };

  return (
    <Dialog title="Settings" onClose={leave} isTall className="max-w-[48.75rem]">
      <ReembedPanel />
      <Scroller label="Embedding model" className="px-6 pt-5 pb-8">
        <h3 className="text-md font-semibold">Embedding model</h3>
        <p className="mt-1 mb-5 max-w-[35rem] text-sm leading-5 text-muted">
          The model that lets you search by meaning. While you switch to another one, search keeps using the old model
          until every passage has its new vector.
        </p>
        <ModelList />
        <div className="mt-8 flex flex-col gap-5 border-t border-line pt-6">
          <DeviceSetting />
          <Disclosure label="Advanced">
            <HubAddress />
          </Disclosure>
          <Button look="quiet" className="self-start" onClick={aboutCommand.run}>
            About Nearnote
          </Button>
        </div>
      </Scroller>
    </Dialog>
  );
}
