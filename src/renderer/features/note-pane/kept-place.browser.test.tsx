import { expect, it, onTestFinished } from 'vitest';
import { keepPlace } from './kept-place.ts';
import { topIn } from './top-in.ts';

const before = 'Much was said before. '.repeat(400);

/** A pane that is scrolled to the passage of a long note. */
function paneAtPassage(): HTMLElement {
  const pane = document.createElement('section');
  pane.style.cssText = 'width: 600px; height: 400px; overflow-y: auto';
  pane.innerHTML = `<p>${before}</p><p><mark>Brown bottoms</mark> are water.</p><p>${before}</p>`;
  document.body.append(pane);
  pane.scrollTop = topIn(pane, passageOf(pane)) - 72;
  const end = keepPlace(pane);
  onTestFinished(() => {
    end();
    pane.remove();
  });
  return pane;
}

function passageOf(pane: HTMLElement): Element {
  const mark = pane.querySelector('mark');
  if (mark === null) throw new Error('The passage is not marked.');
  return mark;
}

it('the passage stays in its place when the pane changes its size', async () => {
  const pane = paneAtPassage();
  pane.style.width = '300px';
  await expect.poll(() => topIn(pane, passageOf(pane))).toBeCloseTo(72, 0);
});

it('the passage stays in its place, too, once it has been marked anew', async () => {
  const pane = paneAtPassage();
  passageOf(pane).outerHTML = '<mark>Brown</mark> bottoms';
  pane.style.width = '300px';
  await expect.poll(() => topIn(pane, passageOf(pane))).toBeCloseTo(72, 0);
});

it('what a pane is scrolled to by a new size is not what was read', async () => {
  const pane = paneAtPassage();
  pane.style.width = '300px';
  pane.dispatchEvent(new Event('scrollend'));
  await expect.poll(() => topIn(pane, passageOf(pane))).toBeCloseTo(72, 0);
});
