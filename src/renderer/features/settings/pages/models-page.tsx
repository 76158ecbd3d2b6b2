import { t } from '../../../lib/translate.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { DeviceSetting } from '../../models/device-setting.tsx';
import { HubAddress } from '../../models/hub-address.tsx';
import { ModelList } from '../../models/model-list.tsx';
import { ReembedPanel } from '../../reembed/reembed-panel.tsx';

export function ModelsPage() {
  return (
    <>
      <ReembedPanel />
      <h3 className="not-first:mt-6 text-base font-medium">{t('Embedding model')}</h3>
      <p className="mt-0.5 mb-5 max-w-[36rem] text-sm text-muted">
        {t(
          'The model that lets you search by meaning. While you switch to another one, search keeps using the old model until every passage has its new vector.',
        )}
      </p>
      <ModelList />
      <div className="mt-8 flex flex-col gap-5 border-t border-line pt-6">
        <DeviceSetting />
        <Disclosure label={t('Advanced')}>
          <HubAddress />
        </Disclosure>
      </div>
    </>
  );
}
