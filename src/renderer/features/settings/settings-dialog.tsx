import { Dialog } from 'radix-ui';
import { CloseDialog } from '../../ui/close-dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { actionStatusStore } from '../action-status/use-action-status.ts';
import { DeviceSetting } from '../models/device-setting.tsx';
import { HubAddress } from '../models/hub-address.tsx';
import { ModelList } from '../models/model-list.tsx';
import { RunPanel } from '../reembed/reembed-panel.tsx';
import { useSettings } from './use-settings.ts';

export function SettingsDialog() {
  const isOpen = useSettings((state) => state.isOpen);
  const close = useSettings((state) => state.close);
  const leave = (): void => {
    close();
    actionStatusStore.getState().forget();
  };

  return (
    <Modal isOpen={isOpen} onClose={leave} isTall aria-describedby={undefined} className="max-w-[780px]">
      <div className="flex h-14 shrink-0 items-center border-b border-line pr-4 pl-7">
        <Dialog.Title className="flex-1 text-base font-semibold">Settings</Dialog.Title>
        <CloseDialog />
      </div>
      <RunPanel />
      <Scroller label="Embedding model" className="rounded-b-xl px-7 pt-5 pb-8">
        <h3 className="text-[15px] font-semibold">Embedding model</h3>
        <p className="mt-1 mb-5 max-w-[560px] text-[13px] leading-5 text-muted">
          The model that reads your notes for their meaning. Search goes on while another is made ready, and changes to
          it once every passage has its vector.
        </p>
        <ModelList />
        <div className="mt-8 flex flex-col gap-5 border-t border-line pt-6">
          <DeviceSetting />
          <Disclosure label="Advanced">
            <HubAddress />
          </Disclosure>
        </div>
      </Scroller>
    </Modal>
  );
}
