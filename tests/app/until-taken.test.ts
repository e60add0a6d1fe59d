import { expect, it } from 'vitest';
import { untilTaken } from '../../src/app/until-taken.ts';
import { DeliveryError } from '../../src/core/errors.ts';

const soon = [1, 1] as const;

it('what is refused every time ends as an error that says whether it may be there', async () => {
  let tries = 0;
  const refused = async () => {
    tries += 1;
    throw new DeliveryError('503', { permanent: false, ambiguous: true });
  };

  const failure = await untilTaken(refused, async () => false, soon).catch((error) => error);

  expect(tries).toBe(3);
  expect(failure).toBeInstanceOf(DeliveryError);
  expect(failure).toMatchObject({ permanent: false, ambiguous: true });
});
