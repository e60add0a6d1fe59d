import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outgoing, Recipient } from '../../src/app/platform.ts';
import { DeliveryError } from '../../src/core/errors.ts';
import {
  openLocal,
  openSlack,
  openTeams,
  type PlatformUnderTest,
} from '../support/contract-platforms.ts';
import { aCard } from '../support/delivery-builder.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

const long = 60_000;
const since = () => new Date(Date.now() - long);

const outgoing = (to: Recipient, key: string, more: Partial<Outgoing> = {}): Outgoing => ({
  to,
  key,
  card: aCard(`Message ${key}`),
  at: new Date('2024-09-02T08:00:00Z'),
  stillOurs: () => true,
  ...more,
});

describe.each([
  ['local', openLocal, true],
  ['slack', openSlack, true],
  ['teams', openTeams, false],
] as const)('the platform %s', (name, open, canFind) => {
  let one: PlatformUnderTest;
  beforeAll(async () => {
    one = await open();
  });
  afterAll(() => one.end());

  it('says its name, and how much it takes', () => {
    expect(one.platform.name).toBe(name);
    expect(one.platform.limits.callMs).toBeGreaterThan(0);
    expect(one.platform.limits.atOnce).toBeGreaterThan(0);
  });

  it('shows a person and a channel what is sent to them, in order', async () => {
    await one.platform.deliver(outgoing(one.person, 'p1'));
    await one.platform.deliver(outgoing(one.person, 'p2'));
    await one.platform.deliver(outgoing(one.channel, 'c1'));

    const [first, second] = await one.shown(one.person);
    expect([first, second]).toEqual([
      expect.stringContaining('Message p1'),
      expect.stringContaining('Message p2'),
    ]);
    expect((await one.shown(one.channel)).at(-1)).toContain('Message c1');
  });

  it('replaces a message where it stands, and keeps its reference', async () => {
    const reference = await one.platform.deliver(outgoing(one.person, 'before'));
    const count = (await one.shown(one.person)).length;

    const again = await one.platform.deliver(
      outgoing(one.person, 'after', { replaces: reference }),
    );

    expect(again).toBe(reference);
    expect(await one.shown(one.person)).toHaveLength(count);
    expect((await one.shown(one.person)).at(-1)).toContain('Message after');
  });

  it('answers in a thread, out of the way of what stands in the channel', async () => {
    const parent = await one.platform.deliver(outgoing(one.channel, 'parent'));
    const count = (await one.shown(one.channel)).length;

    await one.platform.deliver(outgoing(one.channel, 'reply', { inThreadOf: parent }));

    expect(await one.shown(one.channel)).toHaveLength(count);
  });

  it('finds what arrived by its key, in threads too, and nothing else, or has no way to look', async () => {
    const there = await one.platform.deliver(outgoing(one.channel, 'there'));
    const reply = await one.platform.deliver(
      outgoing(one.channel, 'reply there', { inThreadOf: there }),
    );

    const found = await one.platform.find?.(
      one.channel,
      [
        { key: 'there', attempt: 1 },
        { key: 'reply there', attempt: 1, inThreadOf: there },
        { key: 'not there', attempt: 1 },
        { key: 'nor in the thread', attempt: 1, inThreadOf: there },
      ],
      since(),
    );

    const both = new Map([
      ['there', there],
      ['reply there', reply],
    ]);
    expect(found).toEqual(canFind ? both : undefined);
  });

  it('sends nothing that another may have taken over', async () => {
    const count = (await one.shown(one.person)).length;

    const refused = one.platform.deliver(outgoing(one.person, 'x', { stillOurs: () => false }));

    await expect(refused).rejects.toThrow(DeliveryError);
    await expect(refused).rejects.toMatchObject({ permanent: false, ambiguous: false });
    expect(await one.shown(one.person)).toHaveLength(count);
  });

  it('sends nothing to a workspace that is not its own', async () => {
    const elsewhere = { ...one.person, workspaceId: '00000000-0000-0000-0000-000000000000' };

    await expect(one.platform.deliver(outgoing(elsewhere, 'x'))).rejects.toThrow(DeliveryError);
  });

  // No null character passes the privacy door.
  it.each(hostileTexts.map((typed) => typed.replaceAll('\0', '')))(
    'shows what people typed: %j',
    async (typed) => {
      await one.platform.deliver(
        outgoing(one.person, `typed ${typed}`, { card: aCard(`A ${typed}`) }),
      );

      expect((await one.shown(one.person)).at(-1)).toMatch(/^A /);
    },
  );
});
