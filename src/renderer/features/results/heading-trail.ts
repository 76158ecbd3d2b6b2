import type { FoundPassage } from '../../../shared/domain.ts';

/** The headings above a passage, without the title, and its page. */
export function trailOf({ headings, page }: Pick<FoundPassage, 'headings' | 'page'>, title: string): string {
  const trail = headings.filter((heading) => heading !== title);
  return (page === null ? trail : [...trail, `page ${page}`]).join(' › ');
}
