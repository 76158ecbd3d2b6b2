import { expect, it } from 'vitest';
import { mailAddress } from './mail-address.ts';

it.each([
  ['mailto:anna@x.example', 'anna@x.example'],
  ['MAILTO:Bert.Moll+choir@choir.co.uk', 'Bert.Moll+choir@choir.co.uk'],
  ['mailto:anna@x.example?subject=Hello&attach=/etc/hosts', 'anna@x.example'],
  ['mailto:anna@x.example,bert@x.example', null],
  ['mailto:"a b"@x.example', null],
  ['mailto:a%22%20-x@x.example', null],
  ['mailto:anna', null],
  ['mailto:', null],
  ['tel:+491234', null],
  ['https://x.example/mailto:anna@x.example', null],
  ['anna@x.example', null],
])('whom %s writes to: %s', (link, address) => {
  expect(mailAddress(link)).toBe(address);
});
