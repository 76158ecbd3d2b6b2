import type { ComponentProps } from 'react';
import type { ModelVariant, ModelView } from '../../../shared/models.ts';
import { Button } from '../../ui/button.tsx';
import { switchBack } from '../reembed/requests.ts';
import { usePlan } from '../reembed/use-plan.ts';
import { cancelDownload, discardVectors, downloadModel } from './requests.ts';
import { variantName } from './variants.ts';

interface ModelActionsProps {
  model: ModelView;
  variant: ModelVariant;
}

/**
 * What can be done with a model in its state. Each button is named by what it does and to which model, and keyed, so
 * that a second press never meets another command in the same button.
 */
export function ModelActions({ model, variant }: ModelActionsProps) {
  const consider = usePlan((state) => state.consider);
  const { name } = model;
  const { key, status, downloaded } = variant;
  const candidate = { key, name: variantName(model, variant), host: model.host };
  const use = (): void => consider(candidate);

  switch (status.state) {
    case 'active':
    case 'building':
      return null;
    case 'built-in':
    case 'ready':
      return (
        <Action key="use" aria-label={`Use ${name}`} onClick={use}>
          Use
        </Action>
      );
    case 'not-downloaded':
      return (
        <>
          <Action key="download" look="quiet" aria-label={`Download ${name}`} onClick={() => downloadModel(key)}>
            Download
          </Action>
          <Action key="use" aria-label={`Use ${name}`} onClick={use}>
            Use
          </Action>
        </>
      );
    case 'downloading':
      return (
        <Action key="cancel" aria-label={`Cancel download of ${name}`} onClick={() => cancelDownload(key)}>
          Cancel
        </Action>
      );
    case 'kept':
      return (
        <>
          <Action
            key="discard"
            look="quiet"
            aria-label={`Discard vectors of ${name}`}
            onClick={() => discardVectors(key)}
          >
            Discard
          </Action>
          <Action key="back" aria-label={`Switch back to ${name}`} onClick={() => switchBack(candidate)}>
            Switch back
          </Action>
        </>
      );
    case 'failed':
      return (
        <Action
          key="retry"
          aria-label={`Retry ${name}`}
          onClick={model.kind === 'local' && !downloaded ? () => downloadModel(key) : use}
        >
          Retry
        </Action>
      );
  }
}

function Action(props: ComponentProps<typeof Button>) {
  return <Button size="small" {...props} />;
}
