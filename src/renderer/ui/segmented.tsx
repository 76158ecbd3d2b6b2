import { ToggleGroup } from 'radix-ui';
import { Hint } from './hint.tsx';

export interface Choice<T extends string> {
  value: T;
  name: string;
  hint?: string;
}

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
  className?: string;
}

/** A few choices side by side, one of which is always taken. */
export function Segmented<T extends string>({ label, value, choices, onChange, className = 'h-8' }: SegmentedProps<T>) {
  // The group answers a press on the taken choice with an empty value, which is none of the choices.
  const take = (pressed: string): void => {
    const choice = choices.find((each) => each.value === pressed);
    if (choice) onChange(choice.value);
  };
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={take}
      className={`flex w-fit shrink-0 items-center rounded-lg border border-line bg-sunken p-0.5 ${className}`}
    >
      {choices.map((choice) => (
        <Segment key={choice.value} choice={choice} isTaken={choice.value === value} />
      ))}
    </ToggleGroup.Root>
  );
}

function Segment({ choice: { value, name, hint }, isTaken }: { choice: Choice<string>; isTaken: boolean }) {
  const item = (
    <ToggleGroup.Item
      value={value}
      className={`h-full rounded-md px-3 text-[13px] font-medium whitespace-nowrap transition-colors ${isTaken ? 'bg-canvas text-ink shadow-chosen' : 'text-muted hover:text-ink'}`}
    >
      {name}
    </ToggleGroup.Item>
  );
  return hint === undefined ? item : <Hint text={hint}>{item}</Hint>;
}
