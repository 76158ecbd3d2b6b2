import { useState } from 'react';
import type { ModelVariant, ModelView } from '../../../shared/models.ts';
import { bytes } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TokenField } from '../hosted/token-field.tsx';
import { dtypeName } from './dtype-name.ts';
import { details } from './model-text.ts';
import { deleteFiles, importModel, removeModel } from './requests.ts';
import { useModels } from './store.ts';

interface ModelDetailsProps {
  model: ModelView;
  variant: ModelVariant;
}

/** Facts and commands that few users need. */
export function ModelDetails({ model, variant }: ModelDetailsProps) {
  const choose = useModels((state) => state.choose);
  return (
    <div className="mt-3 mr-1.5 border-t border-line pt-3">
      <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm leading-5 tabular-nums">
        {details(model, variant).map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="break-words select-text">{value}</dd>
          </div>
        ))}
      </dl>
      {model.variants.length > 1 && (
        <div className="mt-2 grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-x-4">
          <span className="text-sm text-muted">{t('Number format')}</span>
          <Segmented
            label={t('Number format of {model}', { model: model.name })}
            value={variant.key}
            choices={model.variants.map((each) => ({ value: each.key, name: formatName(each) }))}
            onChange={(key) => choose(model.id, key)}
          />
        </div>
      )}
      {model.baseUrl !== null && (
        <div className="mt-2">
          <TokenField baseUrl={model.baseUrl} />
        </div>
      )}
      <RareActions model={model} variant={variant} />
    </div>
  );
}

function RareActions({ model, variant: { key, downloaded, status } }: ModelDetailsProps) {
  const [isRemoving, setRemoving] = useState(false);
  const isInUse = status.state === 'active' || status.state === 'building';
  const canImport = model.kind === 'local' && !downloaded && status.state !== 'downloading';
  const canDelete = model.kind === 'local' && downloaded && !isInUse;
  const canRemove = model.custom && !isInUse;
  if (!canImport && !canDelete && !canRemove) return null;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {canImport && (
        <Button aria-label={t('Import a folder… for {model}', { model: model.name })} onClick={() => importModel(key)}>
          {t('Import a folder…')}
        </Button>
      )}
      {canDelete && (
        <Button aria-label={t('Delete files of {model}', { model: model.name })} onClick={() => deleteFiles(key)}>
          {t('Delete files')}
        </Button>
      )}
      {canRemove && (
        <Button aria-label={t('Remove model {model}', { model: model.name })} onClick={() => setRemoving(true)}>
          {t('Remove model…')}
        </Button>
      )}
      {isRemoving && (
        <ConfirmDialog
          title={t('Remove {model} from the list?', { model: model.name })}
          confirm={t('Remove')}
          onConfirm={() => removeModel(model.id, key)}
          onClose={() => setRemoving(false)}
        >
          {t('Its vectors and its files on this computer are deleted. You can add the model again at any time.')}
        </ConfirmDialog>
      )}
    </div>
  );
}

function formatName({ dtype, bytes: size }: ModelVariant): string {
  return [dtype && dtypeName(dtype), size === null ? null : bytes(size)].filter((part) => part !== null).join(' · ');
}
