/** Colours that differ for whoever sees red and green alike, too (after Paul Tol’s “muted” and “light” schemes). */
const categories = {
  light: ['#4477aa', '#cc6677', '#117733', '#aa7f00', '#882255', '#2f9c8f', '#aa4499', '#7a6a53'],
  dark: ['#77aadd', '#ee8866', '#44bb99', '#eedd88', '#ffaabb', '#99ddff', '#c9a0e0', '#bbcc33'],
};

/** One hue, the newest the strongest: lightness tells the steps apart. */
const ages = {
  light: ['#0b3c6f', '#2b6199', '#5588b8', '#86abcb', '#b3c6d6'],
  dark: ['#d9ecff', '#a3c9ee', '#729fca', '#53799f', '#415a73'],
};

const others = { light: '#a3a3a0', dark: '#6c6c72' };

export type Scheme = 'light' | 'dark';

/** The number of groups that have a colour of their own; the rest shares one. */
export const colouredGroups = categories.light.length;

export function categoryColours(scheme: Scheme): readonly string[] {
  return [...categories[scheme], others[scheme]];
}

export function ageColours(scheme: Scheme): readonly string[] {
  return ages[scheme];
}
