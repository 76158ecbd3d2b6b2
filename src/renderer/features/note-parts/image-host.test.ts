import { expect, it } from 'vitest';
import { hostOf, isWeb } from './image-host.ts';

it.each([
  ['https://example.com/a.png', 'example.com', true],
  ['//example.com/a.png', 'example.com', true],
  ['file://attacker/share/a.png', 'attacker', false],
  ['file:\\\\attacker\\share\\a.png', 'attacker', false],
  ['/\\attacker\\share\\a.png', 'attacker', false],
  ['\\\\attacker\\share\\a.png', 'attacker', false],
])('the image %j is another computer’s, %s, and is not asked for', (target, host, onWeb) => {
  expect(hostOf(target)).toBe(host);
  expect(isWeb(target)).toBe(onWeb);
});

it.each(['a.png', '../a b.png', '/top.png', 'file:///home/me/a.png', 'C:\\notes\\a.png'])(
  'the image %j is a file here',
  (target) => {
    expect(hostOf(target)).toBeNull();
  },
);

it('an image inside its address has no host', () => {
  expect(hostOf('data:image/png;base64,AAAA')).toBe('');
});
