import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchPeople, type PersonThere } from '../../src/core/match-people.ts';

const person = (userId: string, changes: Partial<PersonThere> = {}): PersonThere => ({
  userId,
  name: userId,
  email: `${userId}@example.org`,
  standing: 'member',
  ...changes,
});
const ann = { id: 'ann', email: 'U1@example.org' };
const nobody = new Set<string>();

test('whoever has the address is the one, whatever its capitals', () => {
  const there = [person('U2'), person('U1', { email: 'u1@EXAMPLE.org' })];

  expect(matchPeople([ann], there, nobody)).toEqual({
    matched: [{ memberId: 'ann', userId: 'U1', email: 'u1@example.org' }],
    missed: [],
  });
});

test.each<[string, readonly PersonThere[], ReadonlySet<string>, object]>([
  ['nobody', [person('U2'), person('U3', { email: '' })], nobody, ann],
  ['no-email', [person('U1')], nobody, { id: 'ann' }],
  ['several', [person('U1'), person('U2', { email: 'u1@example.org' })], nobody, ann],
  [
    'several',
    [person('U1'), person('U2', { email: 'u1@example.org', standing: 'guest' })],
    nobody,
    ann,
  ],
  ['outside', [person('U1', { standing: 'guest' })], nobody, ann],
  ['outside', [person('U1', { standing: 'external' })], nobody, ann],
  ['taken', [person('U1')], new Set(['U1']), ann],
])('nobody is, and it is said why: %s', (why, people, taken, member) => {
  expect(matchPeople([member as typeof ann], people, taken)).toEqual({
    matched: [],
    missed: [{ memberId: 'ann', why }],
  });
});

test('an account is given once, to a full member, and everybody is either matched or missed', () => {
  const emails = fc.constantFrom('a@x.org', 'A@x.org', 'b@x.org', 'c@x.org', undefined);
  const people = fc.uniqueArray(
    fc.record({
      userId: fc.constantFrom('U1', 'U2', 'U3', 'U4'),
      email: emails,
      standing: fc.constantFrom('member' as const, 'guest' as const, 'external' as const),
    }),
    { selector: ({ userId }) => userId },
  );
  const members = fc.uniqueArray(
    fc.record({ id: fc.constantFrom('m1', 'm2', 'm3'), email: emails }),
    { selector: ({ id }) => id },
  );
  const without = <Row extends { email?: string | undefined }>({ email, ...row }: Row) =>
    email === undefined ? row : { ...row, email };
  fc.assert(
    fc.property(members, people, fc.constantFrom('U1', 'U9'), (all, some, used) => {
      const there = some.map((one) => ({ name: '', ...without(one) }));
      const { matched, missed } = matchPeople(all.map(without), there, new Set([used]));

      const given = matched.map(({ userId }) => userId);
      const found = [...matched, ...missed].map(({ memberId }) => memberId);
      expect(new Set(given).size).toBe(given.length);
      expect(given).not.toContain(used);
      expect(found.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      for (const { userId } of matched) {
        expect(there.find((one) => one.userId === userId)?.standing).toBe('member');
      }
    }),
  );
});
