import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { t } from '../lib/translate.tsx';
import { Button, IconButton } from './button.tsx';
import { dismissToast, type Toast, useToasts } from './toasts.ts';

/** How long a toast stays while neither pointer nor focus is on it, in milliseconds: to be read, or to be acted on. */
const stayMilliseconds = { toRead: 6_000, toActOn: 20_000 };

interface ToasterProps {
  /** Takes the focus when the toast that has it goes. */
  onLeave: () => void;
}

/**
 * The toasts, in the lower right corner of what they lie in, over everything but dialogs and above a line of hints: they go by
 * themselves. Drawn once; screen readers read them when idle.
 */
export function Toaster({ onLeave }: ToasterProps) {
  const toasts = useToasts((state) => state.toasts);
  return (
    // Always there: a live region that arrives with its text is not read.
    <div
      role="status"
      aria-label={t('Messages')}
      className="pointer-events-none absolute right-4 bottom-11 z-40 flex w-[min(26rem,calc(100%-2rem))] flex-col gap-2"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onLeave={onLeave} />
      ))}
    </div>
  );
}

function ToastCard({ toast, onLeave }: ToasterProps & { toast: Toast }) {
  const { id, text, actions } = toast;
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const isHeld = isHovered || isFocused;

  useEffect(() => {
    if (isHeld) return;
    const stay = toast.actions.length > 0 ? stayMilliseconds.toActOn : stayMilliseconds.toRead;
    const timer = setTimeout(() => dismissToast(toast.id), stay);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);

  const leave = (act?: () => void): void => {
    dismissToast(id);
    if (isFocused) onLeave();
    act?.();
  };
  const dismissOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    leave();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is used; the card only waits for them.
    <div
      className="pointer-events-auto rounded-lg border border-line bg-raised py-2.5 pr-2 pl-4 shadow-float"
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onKeyDown={dismissOnEscape}
    >
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 py-1 text-sm leading-5 break-words">{text}</p>
        <IconButton label={t('Dismiss')} onClick={() => leave()}>
          <X className="size-4" aria-hidden />
        </IconButton>
      </div>
      {actions.length > 0 && (
        <div className="mt-1.5 flex flex-wrap gap-2 pb-1">
          {actions.map(({ label, act }) => (
            <Button key={label} size="small" onClick={() => leave(act)}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
