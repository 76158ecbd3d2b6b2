import { useEffect } from 'react';
import { t } from '../../../lib/translate.tsx';
import { Markdown } from '../../../ui/markdown/markdown.tsx';
import { Outcome } from '../../../ui/outcome.tsx';
import { Setting } from '../../../ui/setting.tsx';
import { FormatsList } from '../../about/formats-list.tsx';
import { aboutStore, useAbout } from '../../about/store.ts';
import { UpdateSetting } from '../../updates/update-setting.tsx';

export function AboutPage() {
  const { about, failure } = useAbout();
  useEffect(() => aboutStore.getState().load(), []);
  return (
    <>
      <h3 className="text-base font-medium">{about ? `Nearnote ${about.version}` : 'Nearnote'}</h3>
      <p className="mt-0.5 max-w-[36rem] text-sm text-muted">
        {t(
          'Search your own notes by meaning. Nothing leaves this computer unless you choose a hosted model. Free software under the MIT licence.',
        )}
      </p>
      <Outcome failure={failure} className="mt-2" />
      <div className="mt-6">
        <UpdateSetting />
        <Setting title={t('Formats of notes')}>
          <FormatsList />
        </Setting>
        {about && (
          <>
            <Setting
              title={t('Where your library is stored')}
              about={<span className="break-all select-text">{about.dataFolder}</span>}
            />
            <Setting title={t('The built-in embedding model')}>
              <div className="text-sm text-muted">
                <Markdown text={about.modelCredits} />
              </div>
            </Setting>
          </>
        )}
      </div>
    </>
  );
}
