import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFinding } from '../../src/commands/doctor-machine.ts';
import { partnershipFindings } from '../../src/commands/doctor-partnership.ts';
import type { Finding } from '../../src/commands/finding.ts';
import { closedDays } from '../../src/core/working-days.ts';
import { stuckMend } from '../../src/messages/why-stuck.ts';
import { livingPlan } from '../support/living-plan.ts';
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
  let workspace: LivingWorkspace;

  beforeAll(async () => {
    workspace = await livingWorkspace();
  });
  afterAll(() => workspace.end());

  async function toMend(slug: string): Promise<string[]> {
    const findings = await findingsOf(slug);
    return findings.filter(({ ok }) => !ok).map(({ check, says }) => `${check}: ${says}`);
  }

  async function peopleOf(slug: string) {
    const { isNote, says } = (await findingsOf(slug)).find(({ check }) => check === 'People') ?? {};
    return { ...(isNote ? { isNote } : {}), says };
  }

  async function findingsOf(slug: string): Promise<Finding[]> {
    const { workings } = workspace;
    const all = await workings.database.members.partnerships(new Date());
    const found = all.find((one) => one.slug === slug);
    if (!found) throw new Error(`no partnership ${slug}`);
    return partnershipFindings(workings, found);
  }

  it('that has everything needs nothing', async () => {
    await workspace.founds(livingPlan('whole'));

    expect(await toMend('whole')).toEqual([]);
  });

  it('whose leads have no accounts on its workspace is told who', async () => {
    await workspace.founds(
      livingPlan('slack', {
        workspaces: [{ id: 'council', platform: 'slack', externalId: 'T01' }],
      }),
    );

    expect(await toMend('slack')).toContainEqual(
      'Leads: Lead fathers, Deputy fathers, Lead two and Lead police cannot be written to. Give them accounts with people import.',
    );
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

    const findings = await partnershipFindings({ ...workings, bankHolidays }, partnership);

    expect(findings.find(({ check }) => check === 'Bank holidays')).toMatchObject({
      ok: false,
      says: 'Known from 2023 to 2023 only. Download www.gov.uk/bank-holidays.json and name it in BANK_HOLIDAYS_FILE.',
    });
  });
});
