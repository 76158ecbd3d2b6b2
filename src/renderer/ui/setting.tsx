import { type ReactNode, useId } from 'react';

interface SettingProps {
  /** What is set, as a heading. */
  title: string;
  /** What it means, in a sentence. */
  about?: ReactNode;
  /** What it is set with; absent where there is only something to know. */
  children?: ReactNode;
}

/** One thing to set, with what it means, on a page of the settings. */
export function Setting({ title, about, children }: SettingProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-b border-line py-4 first:pt-0 last:border-b-0">
      <h3 id={id} className="text-base font-medium">
        {title}
      </h3>
      {about !== undefined && <p className="mt-0.5 max-w-[36rem] text-sm text-muted">{about}</p>}
      {children !== undefined && (
        <div className="mt-2.5 flex flex-wrap items-center gap-x-3 gap-y-2 empty:hidden">{children}</div>
      )}
    </section>
  );
}

interface SwitchProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}

/** Something that is on or off, in force at once. */
export function Switch({ isOn, onChange, children }: SwitchProps) {
  const id = useId();
  return (
    <span className="flex min-h-8 items-center gap-2.5">
      <input
        id={id}
        type="checkbox"
        className="size-4 accent-accent"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id} className="text-sm">
        {children}
      </label>
    </span>
  );
}
