import fc from 'fast-check';
import pLimit from 'p-limit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostileTexts } from '../support/hostile-texts.ts';
import { asForm, asInteraction, eventOf, sendSigned } from '../support/slack-sender.ts';
import { type SlackWorld, slackWorld } from '../support/slack-world.ts';

const payloads = 10_000;
/** What nobody can tell the kind of is answered after three seconds, as Bolt does: many wait at once. */
const atOnce = 250;

let york: SlackWorld;
beforeAll(async () => {
  york = await slackWorld('york');
  await york.livesUntil('2024-09-02T08:20:00Z');
});
afterAll(() => york.end());

type Body = { readonly body: string; readonly type: Parameters<typeof sendSigned>[2] };
const form = (body: string): Body => ({ body, type: 'application/x-www-form-urlencoded' });
const json = (body: string): Body => ({ body, type: 'application/json' });

/** What only members may see of the plan. */
const secrets = /campaign|repository|attendance|pathway|screening/i;

/** Payloads of another team's people and of strangers, with anything at all in every place. */
function anyPayload(): fc.Arbitrary<Body> {
  const text = fc.oneof(
    fc.constantFrom(...hostileTexts, '/priority 1', 'mine', '2.1 green, done'),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ maxLength: 40 }),
  );
  const id = fc.oneof(
    fc.constantFrom('U-other', 'U1', 'C1', 'D1', ''),
    fc.string({ maxLength: 12 }),
  );
  const team = fc.constantFrom(york.cloud.teamId, 'T-other', '');
  const press = fc.oneof(
    text,
    fc
      .tuple(fc.constantFrom('show', 'update', 'accept', 'share', 'resend-all'), text)
      .map(
        ([kind, args]) =>
          `${kind}/${york.partnershipId}/${encodeURIComponent(args.replace(/\p{Cs}/gu, ''))}`,
      ),
  );
  const junk = fc.jsonValue({ maxDepth: 3 });
  const command = fc
    .record({
      command: fc.constantFrom('/priority', '/progress', '/other'),
      text,
      user_id: id,
      team_id: team,
      channel_id: id,
      channel_name: text,
      trigger_id: id,
      response_url: fc.constant(york.answerUrl),
    })
    .map((fields) => form(asForm(fields)));
  const view = fc.record({
    id,
    type: fc.constantFrom('modal', 'home', 'other'),
    hash: id,
    callback_id: text,
    private_metadata: fc.oneof(
      text,
      press.map((state) => JSON.stringify({ state, unfolded: [0], hidden: {} })),
    ),
    blocks: fc.array(fc.record({ type: id, block_id: id }), { maxLength: 3 }),
    state: fc.oneof(
      junk,
      fc.record({
        values: fc.dictionary(id, fc.dictionary(id, junk, { maxKeys: 2 }), { maxKeys: 3 }),
      }),
    ),
  });
  const action = fc.record({ action_id: id, type: fc.constantFrom('button', 'x'), value: press });
  const interaction = fc
    .record({
      type: fc.constantFrom('block_actions', 'view_submission'),
      team: fc.record({ id: team }),
      user: fc.record({ id }),
      trigger_id: id,
      container: fc.record({ message_ts: id }),
      view: fc.option(view, { nil: undefined }),
      actions: fc.array(action, { maxLength: 2 }),
    })
    .map((payload) => form(asInteraction(payload)));
  const event = fc
    .tuple(
      team,
      fc.record({
        type: fc.constantFrom('message', 'app_home_opened', 'app_uninstalled'),
        channel_type: fc.constantFrom('im', 'channel'),
        channel: id,
        ts: fc.constantFrom('1725264000.000100', '1'),
        user: id,
        tab: fc.constantFrom('home', 'messages'),
        text,
        files: fc.array(junk, { maxLength: 2 }),
      }),
    )
    .map(([teamId, one]) => json(eventOf(teamId, one)));
  return fc.oneof(
    { weight: 10, arbitrary: command },
    { weight: 10, arbitrary: interaction },
    { weight: 10, arbitrary: event },
    { weight: 1, arbitrary: junk.map((one) => json(JSON.stringify(one))) },
  );
}

it('ten thousand payloads of anything crash nothing, and show nothing to who is no member', async () => {
  const limit = pLimit(atOnce);
  const sent = await Promise.all(
    fc.sample(anyPayload(), payloads).map((payload) =>
      limit(async () => ({
        payload,
        ...(await sendSigned(york.url, payload.body, payload.type)),
      })),
    ),
  );
  await york.settled();

  expect(sent.filter(({ status }) => status >= 500).map(({ payload }) => payload)).toEqual([]);
  expect(sent.filter(({ said }) => secrets.test(JSON.stringify(said ?? '')))).toEqual([]);
  expect(york.responses.filter((one) => secrets.test(JSON.stringify(one)))).toEqual([]);
  expect(york.logged.filter((one) => secrets.test(one))).toEqual([]);
  const { status } = await york.as('executive').command('priority', '1');
  expect(status).toBe(200);
}, 180_000);
