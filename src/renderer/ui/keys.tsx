/** The keys of one shortcut, as small key caps. Their meaning is named beside them. */
export function Keys({ of }: { of: readonly string[] }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-0.5">
      {of.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded border border-line bg-raised px-1 font-sans text-2xs leading-none text-dim"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
