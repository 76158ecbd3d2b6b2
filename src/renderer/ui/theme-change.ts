/** Switches transitions off while the theme changes, be it the system’s or the user’s doing. Called once. */
export function watchThemeChange(): void {
  const { classList } = document.documentElement;
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    classList.add('is-changing-theme');
    // The browser reports the change before it draws: what it draws next already has the new colours.
    requestAnimationFrame(() => requestAnimationFrame(() => classList.remove('is-changing-theme')));
  });
}
