import { Maximize, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { zoomStep } from './zoom-step.ts';

interface ZoomKeysProps {
  onZoom: (factor: number) => void;
  onFit: () => void;
}

/** The buttons over a corner of the map, for whoever has no wheel. */
export function ZoomKeys({ onZoom, onFit }: ZoomKeysProps) {
  return (
    <div
      data-over-map=""
      className="absolute bottom-3 left-1/2 flex -translate-x-1/2 gap-0.5 rounded-lg border border-line bg-raised p-0.5"
    >
      <Key label={t('Zoom out')} keyName="−" onClick={() => onZoom(1 / zoomStep)}>
        <Minus className="size-4" aria-hidden />
      </Key>
      <Key label={t('Zoom in')} keyName="+" onClick={() => onZoom(zoomStep)}>
        <Plus className="size-4" aria-hidden />
      </Key>
      <Key label={t('Show all')} keyName="0" onClick={onFit}>
        <Maximize className="size-3.5" aria-hidden />
      </Key>
    </div>
  );
}

interface KeyProps {
  label: string;
  keyName: string;
  onClick: () => void;
  children: ReactNode;
}

function Key({ label, keyName, onClick, children }: KeyProps) {
  return (
    <Hint text={`${label} · ${keyName}`} side="top">
      <IconButton label={label} onClick={onClick}>
        {children}
      </IconButton>
    </Hint>
  );
}
