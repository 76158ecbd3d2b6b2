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

/** A few choices side by side, exactly one of which is selected. */
export function Segmented<T extends string>({ label, value, choices, onChange, className = 'h-8' }: SegmentedProps<T>) {
  // A press on the selected choice gives an empty value, which is none of the choices.
  const select = (pressed: string): void => {
    const choice = choices.find((each) => each.value === pressed);
    if (choice) onChange(choice.value);
  };
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={select}
      className={`flex w-fit shrink-0 items-center rounded-lg border border-line bg-sunken p-0.5 ${className}`}
    >
      {choices.map((choice) => (
        <Segment key={choice.value} choice={choice} isSelected={choice.value === value} />
      ))}
    </ToggleGroup.Root>
  );
}

function Segment({ choice: { value, name, hint }, isSelected }: { choice: Choice<string>; isSelected: boolean }) {
  const item = (
    <ToggleGroup.Item
      value={value}
      className={`h-full rounded-md px-3 text-sm font-medium whitespace-nowrap transition-colors ${isSelected ? 'bg-selected text-ink shadow-chosen' : 'text-muted hover:text-ink'}`}
    >
      {name}
    </ToggleGroup.Item>
  );
  return hint === undefined ? item : <Hint text={hint}>{item}</Hint>;
}
