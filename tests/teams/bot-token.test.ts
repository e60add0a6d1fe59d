import { expect, it, vi } from 'vitest';
import { botToken } from '../../src/teams/bot-token.ts';
import { entraError, unreachedError } from '../support/entra-errors.ts';

it('everybody who asks while it is fetched gets the same, and later ones ask again', async () => {
  let asked = 0;
  const token = botToken({
    token: async () => {
      asked += 1;
      return `token ${asked}`;
    },
  });

  const together = await Promise.all([token(), token(), token()]);
  const later = await token();

  expect([...together, later]).toEqual(['token 1', 'token 1', 'token 1', 'token 2']);
});

it.each([
  [entraError('7000215', 'Invalid client secret provided for app 1.'), 'AADSTS7000215'],
  [entraError('50034', 'The account alma@example.org does not exist.'), 'AADSTS50034'],
  [unreachedError(), 'network'],
  ['no error at all', 'other'],
])('where none is given, the message waits: %s', async (thrown, why) => {
  const token = botToken({ token: () => Promise.reject(thrown) });

  await expect(token()).rejects.toMatchObject({
    name: 'DeliveryError',
    message: `Entra gives the bot no token: ${why}.`,
    permanent: false,
    ambiguous: false,
  });
});

it('after a failure it is asked for again', async () => {
  const answers = [Promise.reject(unreachedError()), Promise.resolve('token')];
  const token = botToken({ token: () => answers.shift() ?? Promise.resolve('') });

  await token().catch(() => undefined);

  expect(await token()).toBe('token');
});

it('where nothing comes in ten seconds it is given up', async () => {
  vi.useFakeTimers();
  try {
    const token = botToken({ token: () => new Promise(() => undefined) });
    const failed = expect(token()).rejects.toThrow('Entra gives the bot no token: network.');

    await vi.advanceTimersByTimeAsync(10_000);

    await failed;
  } finally {
    vi.useRealTimers();
  }
});
