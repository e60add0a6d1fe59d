import { afterAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/core/local-date.ts';
import { localDateOf } from '../../src/core/zoned-time.ts';
import { waymark } from '../support/command.ts';
import { scratchFiles } from '../support/files.ts';

const files = scratchFiles();
afterAll(() => files.remove());

/** The example of a valid number that the rules for NHS numbers are explained with; nobody has it. */
const nhsNumber = '943 476 5919';
const typed = `Met the family on Monday.\nThe number is ${nhsNumber}, born 1 Feb 2012.\n`;

describe('privacy check', () => {
  it('names kind and place of what it finds, never the text', async () => {
    const { code, out, err } = await waymark(['privacy', 'check'], { input: typed });

    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out.split('\n')).toEqual([
      'Line 2, column 15: looks like an NHS number (nhs-number).',
      expect.stringMatching(/^Line 2, column \d+: looks like a date of birth \(date-of-birth\)\.$/),
      '2 findings. The bot would refuse this text: take out what is named here.',
      '',
    ]);
    expect(out).not.toMatch(/943|Feb|family/);
  });

  it('gives places as JSON, of a file, without the text', async () => {
    const file = files.write('typed.txt', typed);

    const { code, out } = await waymark(['privacy', 'check', file, '--json']);

    const { ok, findings } = JSON.parse(out);
    expect({ code, ok, first: findings[0] }).toEqual({
      code: 1,
      ok: false,
      first: { kind: 'nhs-number', severity: 'block', from: 40, to: 52, line: 2, column: 15 },
    });
    expect(out).not.toMatch(/943 476|Feb|family/);
  });

  it('has nothing against plan-level words', async () => {
    expect(await waymark(['privacy', 'check', '-'], { input: 'Trained 45 staff.' })).toEqual({
      code: 0,
      out: 'Nothing was found that would be refused.\n',
      err: '',
    });
  });

  it('refuses what is not text', async () => {
    const file = files.write('photo.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]));

    expect(await waymark(['privacy', 'check', file])).toEqual({
      code: 2,
      out: '',
      err: 'This is not text in UTF-8. Save it as plain text in UTF-8, and check that.\n',
    });
  });
});

describe('schedule preview', () => {
  const preview = (from: string, until: string, ...more: string[]) => {
    const rule = ['--rule', 'FREQ=WEEKLY;BYDAY=SU', '--time', '01:30', '--zone', 'Europe/London'];
    return waymark(['schedule', 'preview', ...rule, '--from', from, '--until', until, ...more]);
  };

  it('reads a time that the clocks skip in March with the offset from before', async () => {
    expect(await preview('2026-03-22', '2026-04-05')).toEqual({
      code: 0,
      out: '2026-03-22T01:30:00+00:00\n2026-03-29T02:30:00+01:00\n2026-04-05T01:30:00+01:00\n',
      err: '',
    });
  });

  it('takes the first of the two that the clocks make in October', async () => {
    const { out } = await preview('2026-10-18', '2026-11-01', '--json');

    expect(JSON.parse(out)).toEqual({
      rule: 'FREQ=WEEKLY;BYDAY=SU',
      time: '01:30',
      zone: 'Europe/London',
      from: '2026-10-18',
      until: '2026-11-01',
      openings: [
        '2026-10-18T00:30:00.000Z',
        '2026-10-25T00:30:00.000Z',
        '2026-11-01T01:30:00.000Z',
      ],
    });
  });

  it('says what is wrong with an argument, and how to write it', async () => {
    expect(await preview('2026-02-29', '2026-04-05')).toEqual({
      code: 2,
      out: '',
      err: '"2026-02-29" is not a day. Write it like 2026-09-07.\n',
    });
  });

  it('says everything that is missing at once', async () => {
    expect(await waymark(['schedule', 'preview', '--rule', 'FREQ=DAILY'])).toEqual({
      code: 2,
      out: '',
      err: 'Missing --time and --zone. Give them as well, or leave all three out to see the stored schedule.\n',
    });
  });

  it('refuses a rule for a partnership that has one', async () => {
    const { code, err } = await preview('2026-03-22', '2026-04-05', '--partnership', 'cyscp');

    expect(code).toBe(2);
    expect(err).toMatch(/^--partnership cyscp has a schedule of its own\. Leave it out to see/);
  });

  it('goes from today to a year on where no days are given', async () => {
    const rule = ['--rule', 'FREQ=DAILY', '--time', '09:00', '--zone', 'Pacific/Kiritimati'];
    const before = localDateOf(new Date(), 'Pacific/Kiritimati');
    const { out } = await waymark(['schedule', 'preview', ...rule, '--json']);
    const after = localDateOf(new Date(), 'Pacific/Kiritimati');

    const { from, until, openings } = JSON.parse(out);
    expect([before, after]).toContain(from);
    expect(until).toBe(addDays(from, 365));
    expect(openings).toHaveLength(366);
    expect(openings[0]).toBe(`${addDays(from, -1)}T19:00:00.000Z`);
  });
});

describe('wrong use', () => {
  it.each([
    [['plam'], /^Unknown command 'plam'\. \(Did you mean plan\?\) See it with --help\.\n$/],
    [['plan', 'check'], /^Missing required argument 'file'\. See it with --help\.\n$/],
    [['status', '--jsn'], /^Unknown option '--jsn'\. \(Did you mean --json\?\) See it/],
    [['deliveries', 'list', '--state', 'lost'], /^Option '--state <state>' .* choices are queued,/],
    [['tick', '--at', '2026-02-30T09:00:00Z'], /^"2026-02-30T09:00:00Z" is not an instant\. /],
  ])('%j is answered in a sentence and exit code 2', async (args, sentence) => {
    const { code, out, err } = await waymark(args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(sentence);
  });

  it('shows help where it is asked for, and everything there is', async () => {
    const { code, out, err } = await waymark(['--help']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/start .*plan .*people .*schedule .*tick .*rollup .*status .*doctor /s);
    expect(out).toMatch(/Exit codes: 0 done, 1 the answer is no, 2 wrong use/);
  });
});
