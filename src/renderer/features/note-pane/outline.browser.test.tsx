import { useRef } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Note } from '../../../shared/domain.ts';
import { draw } from '../../testing/draw.tsx';
import { headingsOf } from './headings.ts';
import { Outline } from './outline.tsx';

const source = '# Beds\n\n## Spring\n\n## Autumn\n';
const note: Note = {
  noteId: 1,
  title: 'Beds',
  folder: '/notes',
  path: 'beds.md',
  format: 'markdown',
  modifiedAt: 0,
  date: 0,
  text: source,
  passage: null,
  recognisedPages: [],
};
const headings = headingsOf(source);

function Pane() {
  const scroller = useRef<HTMLElement>(null);
  return (
    <div className="flex h-96">
      <section ref={scroller} aria-label="Text" className="flex-1 overflow-y-auto [overflow-anchor:none]">
        <div data-note-text>
          <div id="before" />
          <h3>Beds</h3>
          <div style={{ height: 600 }} />
          <h4>Spring</h4>
          <div style={{ height: 600 }} />
          <h4>Autumn</h4>
          <div style={{ height: 600 }} />
        </div>
      </section>
      <Outline note={note} headings={headings} scroller={scroller} />
    </div>
  );
}

const text = () => page.getByRole('region', { name: 'Text' }).element();
const line = (name: string) => page.getByRole('button', { name });

beforeEach(() => draw(<Pane />));

it('the heading that is read is marked as the text is scrolled', async () => {
  await expect.element(line('Beds')).toHaveAttribute('aria-current', 'location');
  text().scrollTop = 700;
  await expect.element(line('Spring')).toHaveAttribute('aria-current', 'location');
  await expect.element(line('Beds')).not.toHaveAttribute('aria-current');
  text().scrollTop = 10_000;
  await expect.element(line('Autumn')).toHaveAttribute('aria-current', 'location');
});

it('it is marked anew when a text that nobody scrolls grows above', async () => {
  text().scrollTop = 700;
  await expect.element(line('Spring')).toHaveAttribute('aria-current', 'location');
  const before = document.getElementById('before');
  if (before) before.style.height = '600px';
  await expect.element(line('Beds')).toHaveAttribute('aria-current', 'location');
});
