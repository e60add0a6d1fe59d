import { expect, test } from 'vitest';
import { roleWords } from '../../src/messages/role-words.ts';

test('what somebody holds is said by sub-group first, then by role', () => {
  const words = roleWords({
    roles: ['executive', 'scrutineer', 'coordinator'],
    subGroups: [
      { name: 'Fathers', as: 'lead' },
      { name: 'Early Help', as: 'deputy' },
      { name: 'Case Review', as: 'chair' },
    ],
  });

  expect(words).toEqual([
    'Lead of Fathers',
    'Deputy of Early Help',
    'Chair of Case Review',
    'Executive member',
    'Independent scrutineer',
    'Coordinator',
  ]);
});
