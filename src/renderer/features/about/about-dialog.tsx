import { Dialog } from 'radix-ui';
import { CloseDialog } from '../../ui/close-dialog.tsx';
import { Markdown } from '../../ui/markdown.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import type { About } from './store.ts';
import { useAbout } from './use-about.ts';

export function AboutDialog() {
  const isOpen = useAbout((state) => state.isOpen);
  const about = useAbout((state) => state.about);
  const failure = useAbout((state) => state.failure);
  const close = useAbout((state) => state.close);

  return (
    <Modal isOpen={isOpen} onClose={close} className="max-w-[560px]">
      <CloseDialog className="absolute top-3 right-3" />
      <div className="shrink-0 px-7 pt-7 pb-4">
        <Dialog.Title className="text-lg font-semibold tracking-tight">
          Nearnote{about && ` ${about.version}`}
        </Dialog.Title>
        <Dialog.Description className="mt-1 text-[13px] leading-5 text-muted">
          Search over your own notes, by meaning. Nothing leaves this computer unless you choose a hosted model. Free
          software under the MIT licence.
        </Dialog.Description>
        {failure !== null && (
          <p role="alert" className="mt-3 text-[13px] text-danger">
            {failure}
          </p>
        )}
      </div>
      {about && <Details about={about} />}
    </Modal>
  );
}

function Details({ about }: { about: About }) {
  return (
    <Scroller label="Credits" className="border-t border-line px-7 py-5">
      <h3 className="text-[13px] font-semibold">Where your library is kept</h3>
      <p className="mt-1 text-[13px] break-all text-muted select-text">{about.dataFolder}</p>
      <h3 className="mt-5 text-[13px] font-semibold">The built-in model that reads for meaning</h3>
      <div className="mt-1 text-[13px] text-muted">
        <Markdown text={about.modelCredits} />
      </div>
    </Scroller>
  );
}
