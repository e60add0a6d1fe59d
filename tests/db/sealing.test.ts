import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { sealingWith } from '../../src/db/sealing.ts';

const [key, newer] = [randomBytes(32), randomBytes(32)];
const token = 'xoxb-1-a';

it('opens what it sealed, for the same workspace alone', () => {
  const sealing = sealingWith([key]);
  const sealed = sealing.seal(token, 'slack T1');

  expect(sealing.open(sealed, 'slack T1')).toBe(token);
  expect(sealing.open(sealed, 'slack T2')).toBeUndefined();
});

it('shows nothing of the text, nor that two texts are the same', () => {
  const sealing = sealingWith([key]);
  const [one, other] = [sealing.seal(token, 'slack T1'), sealing.seal(token, 'slack T1')];

  expect(Buffer.from(one).toString('latin1')).not.toContain('xoxb');
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
});

it('does not open with another key, or what was changed at rest', () => {
  const sealed = sealingWith([key]).seal(token, 'slack T1');

  expect(sealingWith([newer]).open(sealed, 'slack T1')).toBeUndefined();
  for (let place = 0; place < sealed.length; place += 1) {
    const changed = Uint8Array.from(sealed, (byte, at) => (at === place ? byte ^ 1 : byte));
    expect(sealingWith([key]).open(changed, 'slack T1')).toBeUndefined();
  }
  expect(sealingWith([key]).open(sealed.slice(0, 12), 'slack T1')).toBeUndefined();
});

it('opens what an older key sealed while both are named', () => {
  const sealed = sealingWith([key]).seal(token, 'slack T1');

  expect(sealingWith([newer, key]).open(sealed, 'slack T1')).toBe(token);
});
