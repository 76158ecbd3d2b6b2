import { CircleAlert, Info, X } from 'lucide-react';
import { t } from '../lib/translate.tsx';
import { Button, IconButton } from './button.tsx';
import type { Remedy } from './remedies.ts';

const looks = {
  error: { icon: CircleAlert, colour: 'text-danger', role: 'alert' },
  notice: { icon: Info, colour: 'text-accent', role: 'note' },
} as const;

interface BannerProps {
  look: keyof typeof looks;
  text: string;
  /** What the user can do about it. */
  action?: Remedy;
  /** Without it the line stays as long as what it says is true. */
  onDismiss?: () => void;
}

/** A line the user should read and, mostly, can dismiss. */
export function Banner({ look, text, action, onDismiss }: BannerProps) {
  const { icon: Icon, colour, role } = looks[look];
  return (
    <div role={role} className="flex items-start gap-2.5 border-t border-line bg-sunken py-1.5 pr-2 pl-4 text-sm">
      <Icon className={`mt-1.5 size-4 shrink-0 ${colour}`} aria-hidden />
      <p className="min-w-0 flex-1 py-1 leading-5 break-words">{text}</p>
      {action !== undefined && (
        <Button look="quiet" onClick={action.act}>
          {action.label}
        </Button>
      )}
      {onDismiss !== undefined && (
        <IconButton label={t('Dismiss')} onClick={onDismiss}>
          <X className="size-4" aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
