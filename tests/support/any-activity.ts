import fc from 'fast-check';
import { hostileTexts } from './hostile-texts.ts';
import type { TeamsWorld } from './teams-world.ts';

/** In whatever is typed. */
export const typedMark = 'zanzibar';

/** Activities of strangers, with anything at all in every place, as if Teams had sent them. */
export function anyActivity(york: TeamsWorld): fc.Arbitrary<unknown> {
  const text = fc.oneof(
    fc.constantFrom(...hostileTexts, '/priority 1', 'mine', '2.1 green, done', '<at>Waymark</at>'),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ maxLength: 40 }),
  );
  const typed = text.map((one) => `${one} ${typedMark}`);
  const junk = fc.jsonValue({ maxDepth: 3 });
  const id = fc.oneof(
    fc.constantFrom(
      '29:1',
      'a:1',
      '19:x@thread.tacv2',
      york.team.channelId,
      '28:waymark',
      '../..',
      '',
    ),
    fc.string({ maxLength: 12 }),
  );
  const press = fc.oneof(
    text,
    fc
      .tuple(
        fc.constantFrom('show', 'update', 'accept', 'share', 'resend-all', 'pass', 'pause'),
        text,
      )
      .map(([kind, args]) => [kind, york.partnershipId, encoded(args)].join('/')),
  );
  const data = fc.oneof(
    junk,
    fc.record(
      {
        press,
        state: press,
        opens: fc.oneof(junk, fc.constant([{ field: 'status', oneOf: ['red'] }])),
        'in-status': fc.constantFrom('red', 'green', ''),
        'in-sentence': typed,
        msteams: junk,
      },
      { requiredKeys: [] },
    ),
  );
  const value = fc.oneof(
    junk,
    fc.record({
      action: fc.record({
        type: fc.constant('Action.Execute'),
        verb: fc.constantFrom('press', 'submit', 'refresh', 'leave', 'other'),
        data,
      }),
    }),
    fc.record({ data }),
    fc.record({
      commandId: fc.constantFrom('priority', 'other'),
      parameters: fc.array(fc.record({ name: fc.constantFrom('words', 'x'), value: typed })),
      queryOptions: junk,
    }),
  );
  const account = fc.record(
    {
      id,
      name: text,
      aadObjectId: fc.oneof(fc.uuid(), fc.string()),
      userRole: fc.constantFrom('user', 'guest', 'x'),
      tenantId: fc.uuid(),
    },
    { requiredKeys: ['id'] },
  );
  const tenant = fc.constantFrom(
    york.tenantId,
    york.tenantId,
    york.tenantId.toUpperCase(),
    'other',
    '',
  );
  return fc.oneof(
    { weight: 1, arbitrary: junk },
    {
      weight: 30,
      arbitrary: fc.record(
        {
          channelId: fc.constant('msteams'),
          type: fc.constantFrom(
            'message',
            'message',
            'invoke',
            'invoke',
            'conversationUpdate',
            'installationUpdate',
            'messageReaction',
            'x',
          ),
          id: fc.oneof(fc.uuid(), id),
          name: fc.constantFrom(
            'adaptiveCard/action',
            'task/fetch',
            'task/submit',
            'composeExtension/query',
            'signin/verifyState',
            'x',
          ),
          text: typed,
          serviceUrl: fc.oneof(
            { weight: 9, arbitrary: fc.constant(york.cloud.serviceUrl(york.tenantId)) },
            { weight: 1, arbitrary: fc.constantFrom('https://elsewhere.example', 'file:///x', '') },
          ),
          from: account,
          recipient: fc.oneof(fc.constant({ id: york.cloud.botId }), account),
          conversation: fc.record(
            {
              id,
              tenantId: tenant,
              conversationType: fc.constantFrom('personal', 'channel', 'groupChat', 'x'),
            },
            { requiredKeys: ['id'] },
          ),
          channelData: fc.oneof(
            { weight: 9, arbitrary: fc.record({ tenant: fc.record({ id: tenant }) }) },
            { weight: 1, arbitrary: junk },
          ),
          replyToId: id,
          value,
          entities: fc.oneof(
            junk,
            fc.array(fc.record({ type: fc.constant('mention'), text, mentioned: account }), {
              maxLength: 2,
            }),
          ),
          attachments: fc.oneof(junk, fc.constant([])),
          membersAdded: fc.array(account, { maxLength: 2 }),
          membersRemoved: fc.array(account, { maxLength: 2 }),
          action: fc.constantFrom('add', 'remove', 'x'),
        },
        {
          requiredKeys: [
            'channelId',
            'type',
            'serviceUrl',
            'from',
            'recipient',
            'conversation',
            'channelData',
          ],
        },
      ),
    },
  );
}

const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, ''));
