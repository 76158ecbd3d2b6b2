import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { visible } from '../../../shared/visible.ts';
import { handleHomeKey } from '../search/focus.ts';

interface HomeListProps {
  title: string;
  children: ReactNode;
}

/** A list of the home, under its title. */
export function HomeList({ title, children }: HomeListProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="flex h-7 items-center px-2.5 text-xs font-semibold text-muted">
        {title}
      </h2>
      <ul aria-labelledby={id}>{children}</ul>
    </section>
  );
}

interface HomeItemProps {
  icon: LucideIcon;
  name: string;
  /** Beside the name, where that alone does not tell it apart. */
  place?: string | undefined;
  /** At the right end: when it was, or where. */
  aside?: string;
  onChoose: () => void;
}

/** Something of the home that can be opened; the arrows move between all of them. */
export function HomeItem({ icon: Icon, name, place, aside, onChoose }: HomeItemProps) {
  return (
    <li>
      <button
        type="button"
        data-home-item
        onClick={onChoose}
        onKeyDown={handleHomeKey}
        className="flex min-h-8 w-full items-center gap-2.5 rounded-md px-2.5 py-1 text-left text-sm leading-5 hover:bg-hover"
      >
        <Icon className="size-3.5 shrink-0 text-dim" aria-hidden />
        <span className="min-w-0 flex-1 truncate">
          {visible(name)}
          {place !== undefined && <span className="text-xs text-dim"> {visible(place)}</span>}
        </span>
        {aside !== undefined && <span className="shrink-0 text-xs text-dim tabular-nums">{aside}</span>}
      </button>
    </li>
  );
}
