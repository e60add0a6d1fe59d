import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchLeaseMs } from '../../src/app/match-wanted.ts';
import { nodeFinding } from '../../src/commands/doctor-machine.ts';
import { partnershipFindings } from '../../src/commands/doctor-partnership.ts';
import type { Served } from '../../src/commands/doctor-reach.ts';
import type { Finding } from '../../src/commands/finding.ts';
import type { Plan } from '../../src/core/plan.ts';
import { closedDays } from '../../src/core/working-days.ts';
import { stuckMend } from '../../src/messages/why-stuck.ts';
import { livingPlan, planOnSlack } from '../support/living-plan.ts';
import { type LivingWorkspace, livingWorkspace } from '../support/living-workspace.ts';

describe('the version of Node.js', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '25.1.0'])('%s will do', (version) => {
    expect(nodeFinding(version).ok).toBe(true);
  });

  it.each(['18.20.8', '20.18.3', '21.7.3', '22.11.0', '23.11.1'])('%s will not', (version) => {
    expect(nodeFinding(version).ok).toBe(false);
  });
});

describe('a partnership', () => {
  const served: Served = {
    local: true,
    slack: [
      { name: 'Council', externalId: 'T01' },
      { name: 'Police', externalId: 'T02' },
    ],
  };
  let workspace: LivingWorkspace;

  beforeAll(async () => {
    workspace = await livingWorkspace();
  });
  afterAll(() => workspace.end());

  async function toMend(slug: string, served?: Partial<Served>): Promise<string[]> {
    const findings = await findingsOf(slug, served);
    return findings.filter(({ ok }) => !ok).map(({ check, says }) => `${check}: ${says}`);
  }

  async function ofCheck(slug: string, check: string, served: Partial<Served>) {
    const findings = await findingsOf(slug, served);
    return findings.filter((one) => one.check === check).map(lineOf);
  }

  const lineOf = ({ ok, isNote, says }: Finding) =>
    `${ok ? (isNote ? 'note' : 'ok') : 'mend'}: ${says}`;

  async function peopleOf(slug: string) {
    const { isNote, says } = (await findingsOf(slug)).find(({ check }) => check === 'People') ?? {};
    return { ...(isNote ? { isNote } : {}), says };
  }

  async function findingsOf(slug: string, changes: Partial<Served> = {}): Promise<Finding[]> {
    const { workings } = workspace;
    const all = await workings.database.members.partnerships(new Date());
    const found = all.find((one) => one.slug === slug);
    if (!found) throw new Error(`no partnership ${slug}`);
    return partnershipFindings(workings, found, { ...served, ...changes });
  }

  it('that has everything needs nothing', async () => {
    await workspace.founds(livingPlan('whole'));

    expect(await toMend('whole')).toEqual([]);
  });

  describe('whose leads have no accounts on its workspace', () => {
    const who =
      'Leads: Lead fathers, Deputy fathers, Lead two and Lead police cannot be written to';
    const isLookedUp = `${who} yet: people are being looked up by their e-mail addresses, for which Waymark has to run. Look again in a minute.`;

    beforeAll(async () => {
      const workspaces: Plan['workspaces'] = [
        { id: 'council', platform: 'slack', externalId: 'T01' },
      ];
      await workspace.founds(livingPlan('slack', { workspaces }));
    });

    it('is told that people are being looked up, before that and meanwhile', async () => {
      const { matches } = workspace.workings.database;
      const before = await toMend('slack');
      const claim = await matches.claim(await workspace.workspaceOf('T01'), matchLeaseMs);
      const meanwhile = await toMend('slack');

      expect(before).toContainEqual(isLookedUp);
      expect(meanwhile).toContainEqual(isLookedUp);
      if (claim) await matches.end(claim, 24 * 3_600_000);
    });

    it('is told afterwards who has none, and where to look', async () => {
      expect(await toMend('slack')).toContainEqual(
        `${who}. "npx waymark people accounts" says who has an account: list theirs in the plan file, or mend the e-mail address there, and import it again.`,
      );
    });
  });

  it.each([
    [
      'of another Slack',
      { slack: [{ name: 'Council', externalId: 'T000000001' }] },
      'T-absent, where Waymark is not installed. It is in T000000001 (Council). Mend externalId in the plan file, and import it.',
    ],
    [
      'of a Slack that can still install it',
      { slack: [], installAt: 'https://york.example.org/slack/install' },
      'T-absent, where Waymark is not installed. It is in no Slack workspace. Open https://york.example.org/slack/install as an administrator of that workspace, or mend externalId in the plan file, and import it.',
    ],
    [
      'without any Slack',
      { slack: [] },
      'T-absent, where Waymark is not installed. It is in no Slack workspace. Set it up as docs/slack.md says.',
    ],
  ])('on a Slack workspace, with a bot %s, is told where it is', async (_, changes, says) => {
    await workspace.founds(planOnSlack('absent'));

    const found = await toMend('absent', changes);

    expect(found).toEqual(
      expect.arrayContaining([
        `Executive channel: The plan posts the roll-up in ${says}`,
        `Leads: Lead fathers, Deputy fathers, Lead two and Lead police cannot be written to in ${says}`,
      ]),
    );
  });

  it.each([
    [
      'without Teams',
      {},
      'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee on Teams, which is not set up. Set it up as docs/teams.md says, or mend externalId in the plan file, and import it.',
    ],
    [
      'that lets others in',
      { tenants: ['bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee'] },
      'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee, which is none of TEAMS_TENANT_IDS. Add it there, or mend externalId in the plan file, and import it.',
    ],
  ])('on Teams, with a bot %s, is told so', async (_, changes, says) => {
    await workspace.founds(livingPlan('teams', { workspaces: onTeams }));

    expect(await toMend('teams', changes)).toContainEqual(
      `Leads: Lead fathers, Deputy fathers, Lead two and Lead police cannot be written to in ${says}`,
    );
  });

  it('on Teams, with a bot that lets it in, waits for its people alone', async () => {
    await workspace.founds(livingPlan('heard', { workspaces: onTeams }));

    const found = await toMend('heard', { tenants: ['aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'] });

    expect(found.join()).not.toContain('TEAMS_TENANT_IDS');
    expect(found.join()).toContain('Lead police cannot be written to');
    expect((await peopleOf('heard')).says).toMatch(new RegExp(`${foundThere}$`));
  });

  describe('on Teams, whose plan lists everybody', () => {
    const served = { tenants: ['aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'] };
    const mend = 'Ask your IT team to install Waymark for them in Teams.';
    const everybody = livingPlan('listed').people.map(({ id }) => id);

    beforeAll(async () => {
      const plan = livingPlan('listed', { workspaces: onTeams });
      await workspace.founds({
        ...plan,
        people: plan.people.map((one) => ({
          ...one,
          accounts: [{ workspace: 'council', user: `id-${one.id}` }],
        })),
      });
    });

    async function installedFor(ids: readonly string[]): Promise<void> {
      const workspaceId = await workspace.workspaceOf(served.tenants[0] ?? '', 'teams');
      const where = { serviceUrl: 'https://smba.trafficmanager.net/uk/', botId: '28:bot' };
      for (const id of ids) {
        const there = { externalId: `id-${id}`, conversationId: `a:${id}`, ...where };
        await workspace.conversations.seen({ workspaceId, kind: 'user', ...there });
      }
    }

    it('is told for whom the app is not installed: who is asked to mend, others to know', async () => {
      await installedFor(['lead-two', 'deputy-schools', 'chair-schools', 'lead-police']);

      expect(await ofCheck('listed', 'Leads', served)).toEqual([
        `mend: Lead fathers and Deputy fathers cannot be written to: Waymark is not installed for them in Teams. ${mend}`,
      ]);
      expect(await ofCheck('listed', 'People', served)).toEqual([
        `mend: Waymark is not installed in Teams for: Coordinator and Deputy shared. ${mend}`,
        `note: Waymark is not installed in Teams for: Executive, Scrutineer and Chair fathers. ${mend}`,
      ]);
    });

    it('is told nothing of the app where the bot does not let it in', async () => {
      const found = await findingsOf('listed', { tenants: [] });

      expect(found.map(({ says }) => says).join()).not.toContain('is not installed');
    });

    it('needs nothing once it is, until it is taken away', async () => {
      await installedFor(everybody);
      const all = await ofCheck('listed', 'People', served);
      const workspaceId = await workspace.workspaceOf(served.tenants[0] ?? '', 'teams');
      await workspace.conversations.end(workspaceId, 'user', 'id-coordinator', new Date());

      expect(all).toEqual(['ok: All 11 have an account.']);
      expect(await ofCheck('listed', 'Leads', served)).toEqual(['ok: All 4 can be written to.']);
      expect(await ofCheck('listed', 'People', served)).toEqual([
        `mend: Waymark is not installed in Teams for: Coordinator. ${mend}`,
      ]);
    });
  });

  const onTeams: Plan['workspaces'] = [
    { id: 'council', platform: 'teams', externalId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee' },
  ];

  it('on Teams, once its people were looked up, is told when they are found', async () => {
    const { matches } = workspace.workings.database;
    await workspace.founds(livingPlan('sought', { workspaces: onTeams }));
    const tenantId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
    const claim = await matches.claim(await workspace.workspaceOf(tenantId, 'teams'), matchLeaseMs);
    if (claim) await matches.end(claim, 24 * 3_600_000);

    expect(await ofCheck('sought', 'Leads', { tenants: [tenantId] })).toEqual([
      expect.stringMatching(new RegExp(`and import it again\\. ${foundThere}$`)),
    ]);
  });

  const foundThere =
    'In Teams, whoever is in the plan by their e-mail address is found once Waymark is installed for them\\.';

  it('whose Slack did not say whose token it has is not told that it is elsewhere', async () => {
    await workspace.founds(planOnSlack('unsaid'));

    expect((await toMend('unsaid', { slack: undefined })).join()).not.toContain('installed');
  });

  it('on a Slack workspace where Waymark is not, and without accounts, is told that first', async () => {
    const workspaces: Plan['workspaces'] = [
      { id: 'council', platform: 'slack', externalId: 'T03' },
    ];
    await workspace.founds(livingPlan('nowhere', { workspaces }));

    expect(await toMend('nowhere')).toContainEqual(
      'Leads: Lead fathers, Deputy fathers, Lead two and Lead police cannot be written to in T03, where Waymark is not installed. It is in T01 (Council) and T02 (Police). Mend externalId in the plan file, and import it.',
    );
  });

  it('on the local workspace while that is off is told both ways', async () => {
    const says =
      'the local workspace, which is off. Name T01 (Council) and T02 (Police) in the plan file, and import it; or set LOCAL_WORKSPACE=on.';

    expect(await toMend('whole', { local: false })).toEqual([
      `Executive channel: The plan posts the roll-up in ${says}`,
      `Leads: Lead fathers, Deputy fathers, Lead two and Lead police cannot be written to in ${says}`,
    ]);
  });

  it('in which somebody has no account is told who, as worth knowing', async () => {
    const plan = livingPlan('quiet');
    await workspace.founds({
      ...plan,
      workspaces: [{ id: 'council', platform: 'slack', externalId: 'T02' }],
      people: plan.people.map((one) => ({
        ...one,
        accounts: one.id === 'scrutineer' ? [] : [{ workspace: 'council', user: `U-${one.id}` }],
      })),
    });

    expect(await peopleOf('quiet')).toEqual({
      isNote: true,
      says: '1 person has no account to write to: Scrutineer. List their account in the plan, or mend their e-mail address there, and import it again.',
    });
    expect(await peopleOf('whole')).toEqual({ says: 'All 11 have an account.' });
  });

  it('with messages that failed is told the one mend', async () => {
    const living = await workspace.founds(livingPlan('stuck'));
    living.archivesChannel();
    await living.jumpTo('2024-09-06T12:00:00Z');

    const found = (await toMend('stuck')).filter((line) => line.startsWith('Messages'));

    expect(found).toEqual([
      expect.stringMatching(
        /^Messages: \d messages? held or failed\. See why: waymark deliveries list /,
      ),
    ]);
    expect(found[0]).toContain(stuckMend);
  });

  it('without a schedule is told that nobody is ever asked', async () => {
    const { schedule: _, ...plan } = livingPlan('still');
    await workspace.founds(plan);

    expect(await toMend('still')).toEqual([
      'Schedule: There is none, so nobody is ever asked. Put it in the plan file and import that again.',
    ]);
  });

  it('beyond the known bank holidays is told where to find more', async () => {
    const { workings } = workspace;
    const events = [{ date: '2023-12-25' }];
    const bankHolidays = closedDays({ 'england-and-wales': { events } }, []);
    const [partnership] = await workings.database.members.partnerships(new Date());
    if (!partnership) throw new Error('no partnership');

    const findings = await partnershipFindings({ ...workings, bankHolidays }, partnership, served);

    expect(findings.find(({ check }) => check === 'Bank holidays')).toMatchObject({
      ok: false,
      says: 'Known from 2023 to 2023 only. Download www.gov.uk/bank-holidays.json and name it in BANK_HOLIDAYS_FILE.',
    });
  });
});
