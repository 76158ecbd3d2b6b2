import { type ComponentProps, type ReactNode, useId } from 'react';
import type { ErrorShape } from '../../shared/errors.ts';
import { Outcome } from './outcome.tsx';

const frame =
  'w-full min-w-0 rounded-md border border-line-strong bg-raised px-2.5 text-sm transition-colors outline-none select-text placeholder:text-dim focus:border-accent focus:ring-3 focus:ring-accent-soft';
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
  failure?: ErrorShape | null;
  /** Aligns the label with the first of several lines. */
  isTall?: boolean;
  /** Draws the control with the id that the label refers to. */
  children: (id: string) => ReactNode;
}

/** A control with its label to the left, and what went wrong with it underneath. */
export function Field({ label, note, failure = null, isTall = false, children }: FieldProps) {
  const id = useId();
  return (
    <div className={`grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 ${isTall ? 'items-start' : 'items-baseline'}`}>
      <label htmlFor={id} className={`text-sm text-muted ${isTall ? 'pt-2' : ''}`}>
        {label}
      </label>
      <div className="min-w-0">
        {children(id)}
        <Outcome failure={failure} className="mt-1" />
        {note && <p className="mt-1 text-xs leading-4 text-dim">{note}</p>}
      </div>
    </div>
  );
}

interface CheckboxProps {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  children: ReactNode;
}

/** A checkbox under the controls of the fields around it. */
export function Checkbox({ isChecked, onChange, children }: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2.5 pl-32">
      <input
        id={id}
        type="checkbox"
        className="size-4 accent-accent"
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id} className="text-sm">
        {children}
      </label>
    </div>
  );
}
