import { Dialog } from '../../ui/dialog.tsx';
import { Markdown } from '../../ui/markdown/markdown.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { useAbout } from './store.ts';

export function AboutDialog() {
  const { isOpen, about, failure, close } = useAbout();
  if (!isOpen) return null;
  return (
    <Dialog
      title={about ? `Nearnote ${about.version}` : 'Nearnote'}
      description="Search your own notes by meaning. Nothing leaves this computer unless you choose a hosted model. Free software under the MIT licence."
      failure={failure}
      onClose={close}
      className="max-w-[35rem]"
    >
      {about && (
        <Scroller label="Credits" className="px-6 py-5">
          <h3 className="text-sm font-semibold">Where your library is stored</h3>
          <p className="mt-1 text-sm break-all text-muted select-text">{about.dataFolder}</p>
          <h3 className="mt-5 text-sm font-semibold">The built-in embedding model</h3>
          <div className="mt-1 text-sm text-muted">
            <Markdown text={about.modelCredits} />
          </div>
        </Scroller>
      )}
    </Dialog>
  );
}
