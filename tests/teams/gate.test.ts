import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityAt, type TeamsDoor, teamsDoor, teamsTenant } from '../support/teams-door.ts';
import { type TeamsKeys, teamsKeys } from '../support/teams-keys.ts';

let keys: TeamsKeys;
beforeAll(async () => {
  keys = await teamsKeys();
});
afterAll(() => keys.end());

const on = async <Result>(
  door: Promise<TeamsDoor>,
  act: (door: TeamsDoor) => Promise<Result>,
): Promise<Result> => {
  const opened = await door;
  try {
    return await act(opened);
  } finally {
    await opened.end();
  }
};

const signedTo = async (door: TeamsDoor, changes: Readonly<Record<string, unknown>> = {}) => {
  const activity = activityAt(door.serviceUrl, changes);
  const authorization = await keys.bearer(activity.serviceUrl);
  return door.send({ authorization }, JSON.stringify(activity));
};

describe('a key server', () => {
  it('that cannot be reached is answered with 503, for Teams to send it again', async () => {
    const openIdMetadataUrl = 'http://127.0.0.1:1/openidconfiguration';

    const { status, log } = await on(teamsDoor({ openIdMetadataUrl }), async (door) => ({
      ...(await signedTo(door)),
      log: [...door.log],
    }));

    expect(status).toBe(503);
    expect(log.map((line) => JSON.parse(line))).toEqual([
      {
        sentence:
          'Something that came to /api/messages was refused: the keys of TEAMS_OPENID_METADATA_URL cannot be had. Let this machine open connections to it.',
      },
    ]);
  });

  it('that never answers is answered for after five seconds', { timeout: 20_000 }, async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const sockets: { destroy(): void }[] = [];
    silent.on('connection', (socket) => sockets.push(socket));

    const { status } = await on(
      teamsDoor({ openIdMetadataUrl: `http://127.0.0.1:${port}/keys` }),
      signedTo,
    );

    for (const socket of sockets) socket.destroy();
    silent.close();
    expect(status).toBe(503);
  });

  it('is not asked for what is not for this bot, and once for all that is', async () => {
    const asked = await on(teamsDoor({ openIdMetadataUrl: keys.url }), async (door) => {
      const body = JSON.stringify(activityAt(door.serviceUrl));
      const other = await keys.bearer(door.serviceUrl, { claims: { aud: 'york' } });
      const before = keys.asked.length;
      await door.send({ authorization: other }, body);
      const afterOther = keys.asked.length - before;
      await signedTo(door);
      await signedTo(door);
      return [afterOther, keys.asked.slice(before)];
    });

    expect(asked).toEqual([0, ['/openidconfiguration', '/keys']]);
  });
});

describe('what is refused', () => {
  it('is logged once a minute for each kind, by ids', async () => {
    let atMs = Date.now();
    const stranger = 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee';
    const foreign = { channelData: { tenant: { id: stranger } }, conversation: { id: 'a:1' } };
    const now = () => new Date(atMs);

    const log = await on(teamsDoor({ openIdMetadataUrl: keys.url, now }), async (door) => {
      const unsigned = () => door.send({}, JSON.stringify(activityAt(door.serviceUrl)));
      await unsigned();
      await unsigned();
      await signedTo(door, foreign);
      atMs += 61_000;
      await unsigned();
      return [...door.log];
    });

    const noToken = {
      sentence: 'Something that came to /api/messages was refused: it carries no token.',
    };
    expect(log.map((line) => JSON.parse(line))).toEqual([
      noToken,
      {
        tenant: stranger,
        sentence:
          'Something that came to /api/messages was refused: its tenant is none of TEAMS_TENANT_IDS.',
      },
      noToken,
    ]);
  });
});

describe('what fails behind the gate', () => {
  it('is answered with 500 and logged in one line, without what was typed', async () => {
    const take = async () => {
      throw new Error('priority 2');
    };

    const { status, text, log } = await on(
      teamsDoor({ openIdMetadataUrl: keys.url, take }),
      async (door) => ({ ...(await signedTo(door)), log: [...door.log] }),
    );

    expect([status, text]).toEqual([500, 'Something went wrong here. Try again in a moment.\n']);
    expect(log.map((line) => JSON.parse(line))).toEqual([
      {
        activity: '1700000000000',
        type: 'message',
        error: 'Error',
        sentence: 'Something that Teams sent could not be taken.',
      },
    ]);
  });

  it('does not hold back the answer to an invoke', async () => {
    const take = async () => ({ status: 200, body: { statusCode: 200 } });

    const { status, text } = await on(teamsDoor({ openIdMetadataUrl: keys.url, take }), signedTo);

    expect([status, JSON.parse(text)]).toEqual([200, { statusCode: 200 }]);
  });
});

describe('without a registration', () => {
  const open = () => teamsDoor({ openIdMetadataUrl: keys.url, app: 'unauthenticated' });

  it.each([
    ['a client on this machine', { serviceUrl: 'http://127.0.0.1:1/' }, 200],
    ['a client on this machine by its name', { serviceUrl: 'http://localhost:1/_connector' }, 200],
    ['a host that is listed', {}, 200],
    ['a client on another machine', { serviceUrl: 'http://192.168.0.7:1/' }, 403],
    ['a host that is not listed', { serviceUrl: 'https://127.0.0.1:1/' }, 403],
    ['another tenant', { channelData: { tenant: { id: 'york' } } }, 403],
    ['no tenant', { channelData: {} }, 403],
    ['nothing', { channelId: 'emulator' }, 400],
  ])('%s is answered: %j with %i', async (_, changes, wanted) => {
    const status = await on(open(), async (door) => {
      const body = JSON.stringify(activityAt(door.serviceUrl, changes));
      return (await door.send({}, body)).status;
    });

    expect(status).toBe(wanted);
  });

  it.each([
    ['127.0.0.1:3000', 200],
    ['localhost', 200],
    ['evil.example.org', 403],
    ['127.0.0.1.evil.example.org:3000', 403],
  ])('what a browser on this machine sends to %s is answered with %i', async (host, wanted) => {
    const { status } = await on(open(), (door) =>
      door.send({ host }, JSON.stringify(activityAt(door.serviceUrl))),
    );

    expect(status).toBe(wanted);
  });

  it('calls go without a token', async () => {
    expect(await on(open(), ({ gate }) => gate.token())).toBeUndefined();
  });
});

it('an activity is given as it is read, with empty lists for what is not in it', async () => {
  const given: unknown[] = [];
  const take = async (activity: unknown) => {
    given.push(activity);
    return { status: 200 };
  };

  await on(teamsDoor({ openIdMetadataUrl: keys.url, take }), (door) =>
    signedTo(door, {
      conversation: { id: 'a:1', tenantId: teamsTenant.toUpperCase(), isGroup: null },
      replyToId: null,
      value: { action: { verb: 'press', data: { press: 'p' } } },
      entities: [{ type: 'mention', mentioned: { id: '28:waymark' }, text: '<at>Waymark</at>' }],
    }),
  );

  expect(given).toEqual([
    expect.objectContaining({
      conversation: { id: 'a:1', tenantId: teamsTenant },
      value: { action: { verb: 'press', data: { press: 'p' } } },
      entities: [{ type: 'mention', mentioned: { id: '28:waymark' }, text: '<at>Waymark</at>' }],
      attachments: [],
      membersAdded: [],
      membersRemoved: [],
    }),
  ]);
});
