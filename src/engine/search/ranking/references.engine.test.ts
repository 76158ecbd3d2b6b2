import { expect, it } from 'vitest';
import { engineWith } from '../../testing/library.ts';

it('a list of references ranks behind the note that answers as much, and before those that answer less', async () => {
  const { engine } = await engineWith({
    'index.md': '# All about the garden\n\n- [[Pruning apple trees]]\n- [[Soil and clay]]\n- [[Bees in winter]]\n',
    'a.md': '# Pruning apple trees\n\nCut apple trees in late winter, while they sleep.\n',
    'b.md': '# Soil and clay\n\nHeavy clay wants sand.\n',
    'c.md': '# Bees in winter\n\nThey keep each other warm.\n',
    'plan.md':
      '# Garden plan\n\nFirst the [[Soil and clay]], then [[Bees in winter]].\nThen [[Pruning apple trees]].\n[[Pruning apple trees|Again]].\n\n## Autumn\n\nDig.\n',
    'bread.md': '# Bread\n\nThe garden plan wants helpers fed.\n',
  });
  const first = async (query: string) => (await engine.search({ query, mode: 'hybrid', limit: 3 })).hits[0]?.path;
  expect(await first('pruning apple trees in winter')).toBe('a.md');
  expect(await first('garden plan autumn')).toBe('plan.md');
});
