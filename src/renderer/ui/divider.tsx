import { Separator } from 'react-resizable-panels';

/** The line between two panes, which is moved by dragging it or with the arrow keys. */
export function Divider({ label }: { label: string }) {
  return <Separator aria-label={label} className="divider" />;
}
