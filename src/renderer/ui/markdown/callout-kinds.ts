import {
  Bug,
  Check,
  CircleHelp,
  ClipboardList,
  Flame,
  Info,
  List,
  type LucideIcon,
  Pencil,
  Quote,
  SquareCheck,
  TriangleAlert,
  X,
  Zap,
} from 'lucide-react';

interface CalloutKind {
  look: 'note' | 'tip' | 'warning' | 'danger' | 'example' | 'quote';
  icon: LucideIcon;
}

/** Obsidian’s and GitHub’s types with the other names that they go by. */
const kinds: [string, CalloutKind][] = [
  ['note', { look: 'note', icon: Pencil }],
  ['abstract summary tldr', { look: 'note', icon: ClipboardList }],
  ['info', { look: 'note', icon: Info }],
  ['todo', { look: 'note', icon: SquareCheck }],
  ['tip hint important', { look: 'tip', icon: Flame }],
  ['success check done', { look: 'tip', icon: Check }],
  ['question help faq', { look: 'warning', icon: CircleHelp }],
  ['warning caution attention', { look: 'warning', icon: TriangleAlert }],
  ['failure fail missing', { look: 'danger', icon: X }],
  ['danger error', { look: 'danger', icon: Zap }],
  ['bug', { look: 'danger', icon: Bug }],
  ['example', { look: 'example', icon: List }],
  ['quote cite', { look: 'quote', icon: Quote }],
];

const other: CalloutKind = { look: 'note', icon: Pencil };

const byName = new Map(kinds.flatMap(([names, kind]) => names.split(' ').map((name) => [name, kind] as const)));

/** How a type of callout looks; one that is the user’s own looks like a note. */
export function calloutKind(type: string): CalloutKind {
  return byName.get(type) ?? other;
}
