import { expect, it } from 'vitest';
import { attemptedOf, tooManyForMs } from '../../src/app/attempted.ts';
import { DeliveryError } from '../../src/core/errors.ts';

const settleMs = 60_000;
const attempted = (error: unknown, attempt = 1) =>
  attemptedOf(error, { id: 'a', attempt }, settleMs);
const tooMany = (retryAfterSeconds: number) =>
  new DeliveryError('too many', { permanent: false, ambiguous: false, retryAfterSeconds });
const refused = (failure: { permanent: boolean; ambiguous: boolean }) =>
  new DeliveryError('refused', failure);

it('what a platform asks to wait is waited', () => {
  expect(tooManyForMs(tooMany(30))).toBe(30_000);
  expect(attempted(tooMany(30))).toMatchObject({ state: 'queued', waitMs: 30_000 });
});

it.each([0, -5, Number.NaN])('a platform that asks to wait %d seconds is given one', (seconds) => {
  expect(tooManyForMs(tooMany(seconds))).toBe(1_000);
});

it.each([86_400, Number.POSITIVE_INFINITY])(
  'a platform that asks to wait %d seconds is asked again after an hour',
  (seconds) => {
    expect(tooManyForMs(tooMany(seconds))).toBe(3_600_000);
  },
);

it('what was refused often waits for longer than a platform asks', () => {
  const ended = attempted(tooMany(1), 8);

  expect(ended).toMatchObject({ state: 'queued' });
  expect('waitMs' in ended && ended.waitMs).toBeGreaterThanOrEqual(256_000);
});

it('anything but a clear refusal may have come after the message arrived', () => {
  const lost = Object.assign(new TypeError('typed words'), { code: 'ECONNRESET' });

  expect(attempted(lost)).toEqual({
    state: 'uncertain',
    settleMs,
    error: 'TypeError ECONNRESET',
  });
  expect(attempted(refused({ permanent: true, ambiguous: true }))).toMatchObject({
    state: 'uncertain',
  });
});

it('a refusal for good is the end of it', () => {
  expect(attempted(refused({ permanent: true, ambiguous: false }))).toEqual({
    state: 'failed',
    error: 'refused',
  });
});
