import type { ComponentProps } from 'react';

const looks = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border-line-strong bg-raised text-ink hover:bg-hover',
  danger: 'border-transparent bg-danger text-on-accent hover:bg-danger-strong',
  quiet: 'border-transparent text-muted hover:bg-hover hover:text-ink',
} as const;

const sizes = { normal: 'h-8 px-3', small: 'h-7 px-2.5', large: 'h-9 px-4' } as const;

type ButtonProps = ComponentProps<'button'> & { look?: keyof typeof looks; size?: keyof typeof sizes };

export function Button({ look = 'secondary', size = 'normal', className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border text-sm font-medium whitespace-nowrap transition-colors disabled:pointer-events-none disabled:opacity-45 ${sizes[size]} ${looks[look]} ${className}`}
      {...rest}
    />
  );
}

/** A button that shows an icon only; `label` is its accessible name. With nothing to do it stays in reach, and looks so. */
export function IconButton({ label, className = '', ...rest }: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-md text-dim transition-colors hover:bg-hover hover:text-ink aria-disabled:opacity-40 aria-disabled:hover:bg-transparent ${className}`}
      {...rest}
    />
  );
}
