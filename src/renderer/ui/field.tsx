import { type ComponentProps, type ReactNode, useId } from 'react';

const frame =
  'w-full min-w-0 rounded-md border border-line-strong bg-raised px-2.5 text-[13px] transition-colors outline-none select-text placeholder:text-dim focus:border-accent focus:ring-3 focus:ring-accent-soft';
const control = `h-8 ${frame}`;

export function TextInput({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input autoComplete="off" spellCheck={false} className={`${control} ${className}`} {...rest} />;
}

export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea autoComplete="off" spellCheck={false} className={`py-1.5 font-mono ${frame} ${className}`} {...rest} />
  );
}

export function Select({ className = '', ...rest }: ComponentProps<'select'>) {
  return <select className={`${control} ${className}`} {...rest} />;
}

interface FieldProps {
  label: string;
  /** A line under the control. */
  note?: ReactNode;
  /** Of several lines: the label stands beside the first. */
  tall?: boolean;
  /** Draws the control with the id that the label names. */
  children: (id: string) => ReactNode;
}

/** A control with its label to the left. */
export function Field({ label, note, tall = false, children }: FieldProps) {
  const id = useId();
  return (
    <div className={`grid grid-cols-[112px_minmax(0,1fr)] gap-x-4 ${tall ? 'items-start' : 'items-baseline'}`}>
      <label htmlFor={id} className={`text-[13px] text-muted ${tall ? 'pt-2' : ''}`}>
        {label}
      </label>
      <div className="min-w-0">
        {children(id)}
        {note && <p className="mt-1 text-xs leading-4 text-dim">{note}</p>}
      </div>
    </div>
  );
}
