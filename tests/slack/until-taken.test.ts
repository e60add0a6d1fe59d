import { expect, it } from 'vitest';
import { DeliveryError } from '../../src/core/errors.ts';
import { untilTaken } from '../../src/slack/until-taken.ts';

const soon = [1, 1] as const;

it('what is refused every time ends as an error that says whether it may be there', async () => {
  let tries = 0;
  const refused = async () => {
    tries += 1;
    throw Object.assign(new Error('Slack'), { code: 'slack_webapi_http_error', statusCode: 503 });
  };

  const failure = await untilTaken(refused, async () => false, soon).catch((error) => error);

  expect(tries).toBe(3);
  expect(failure).toBeInstanceOf(DeliveryError);
  expect(failure).toMatchObject({ permanent: false, ambiguous: true });
});
