import { Download } from 'lucide-react';
import type { ComponentProps } from 'react';
import type { ModelVariant, ModelView } from '../../../shared/models.ts';
import { t } from '../../lib/translate.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { runAction } from '../action-status/store.ts';
import { planStore } from '../reembed/plan-store.ts';
import { switchBack } from '../reembed/requests.ts';
import { cancelDownload, discardVectors, downloadModel } from './requests.ts';
import { variantName } from './variants.ts';

interface ModelActionsProps {
  model: ModelView;
  variant: ModelVariant;
}

/**
 * The commands for a model in its current state. Each button has a key, so that a second press never reaches another
 * command in the same button.
 */
export function ModelActions({ model, variant }: ModelActionsProps) {
  const { name } = model;
  const { key, status, downloaded } = variant;
  const choice = { key, name: variantName(model, variant), host: model.host };
  const use = (): void => planStore.getState().consider(choice);

  switch (status.state) {
    case 'active':
    case 'building':
      return null;
    case 'built-in':
    case 'ready':
      return (
        <Action key="use" aria-label={t('Use {model}', { model: name })} onClick={use}>
          {t('Use')}
        </Action>
      );
    case 'not-downloaded':
      return (
        <>
          <Hint key="download" text={t('Download it now, use it later')}>
            <IconButton label={t('Download {model}', { model: name })} onClick={() => downloadModel(key)}>
              <Download className="size-4" aria-hidden />
            </IconButton>
          </Hint>
          <Action key="use" aria-label={t('Use {model}', { model: name })} onClick={use}>
            {t('Use')}
          </Action>
        </>
      );
    case 'downloading':
      return (
        <Action
          key="cancel"
          aria-label={t('Cancel download of {model}', { model: name })}
          onClick={() => cancelDownload(key)}
        >
          {t('Cancel')}
        </Action>
      );
    case 'kept':
      return (
        <>
          <Action
            key="discard"
            look="quiet"
            aria-label={t('Discard vectors of {model}', { model: name })}
            onClick={() => discardVectors(key)}
          >
            {t('Discard')}
          </Action>
          <Action
            key="back"
            aria-label={t('Switch back to {model}', { model: name })}
            onClick={() => runAction(key, () => switchBack(choice))}
          >
            {t('Switch back')}
          </Action>
        </>
      );
    case 'failed':
      return (
        <Action
          key="retry"
          aria-label={t('Retry {model}', { model: name })}
          onClick={model.kind === 'local' && !downloaded ? () => downloadModel(key) : use}
        >
          {t('Retry')}
        </Action>
      );
  }
}

function Action(props: ComponentProps<typeof Button>) {
  return <Button size="small" {...props} />;
}
