import { expect, it } from 'vitest';
import { draw } from '../../testing/draw.tsx';
import { showView } from './view.ts';

it('a table that is wider than the pane is scrolled to the column of the word that was found', async () => {
  draw(
    <section className="markdown h-48 w-64 overflow-y-auto" aria-label="Text">
      <div className="scroll-box">
        <table>
          <tbody>
            <tr>
              {Array.from({ length: 30 }, (_, at) => (
                <td key={at}>
                  <mark>{at === 20 ? <b>heron</b> : 'nothing'}</mark>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>,
  );
  const pane = document.querySelector<HTMLElement>('section') ?? expect.fail('There is no pane.');
  const [box, word] = [pane.querySelector('.scroll-box'), pane.querySelector('b')];
  showView(pane, null);
  await expect.poll(() => box?.scrollLeft).toBeGreaterThan(100);
  const [inside, outside] = [word?.getBoundingClientRect(), box?.getBoundingClientRect()];
  expect(inside?.left).toBeGreaterThan(outside?.left ?? Number.NaN);
  expect(inside?.right).toBeLessThan(outside?.right ?? Number.NaN);
});
