import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '../../testing/draw.tsx';
import { focusNextPane } from './cycle.ts';

it('the keys for panes go round through those that can have the focus', async () => {
  draw(
    <>
      <aside data-pane>
        <button type="button">Folders</button>
      </aside>
      <header data-pane>
        <button type="button">Fold</button>
        <input aria-label="Search" data-pane-start />
      </header>
      <button type="button">A hit</button>
      <div inert>
        <section data-pane>
          <button type="button">Covered</button>
        </section>
      </div>
      <footer data-pane>Nothing to press</footer>
      <footer data-pane>
        <button type="button">Model</button>
      </footer>
    </>,
  );
  const focused = () => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label');
  const visited = (step: 1 | -1) =>
    [1, 2, 3, 4].map(() => {
      focusNextPane(step);
      return focused();
    });
  expect(visited(1)).toEqual(['Folders', 'Search', 'Model', 'Folders']);
  expect(visited(-1)).toEqual(['Model', 'Search', 'Folders', 'Model']);
  page.getByRole('button', { name: 'A hit' }).element().focus();
  expect(visited(1)[0]).toBe('Model');
});
