import { expect, test } from 'vitest';
import { subGroupsToUpdate } from '../../src/core/permissions.ts';

test('a lead, deputy or chair updates what their own sub-groups answer for', () => {
  const held = {
    roles: [],
    subGroups: [
      { id: 'exploitation', as: 'lead' },
      { id: 'neglect', as: 'deputy' },
      { id: 'neglect', as: 'chair' },
    ],
  } as const;

  expect(subGroupsToUpdate(held)).toEqual(['exploitation', 'neglect']);
});

test('a coordinator updates everything, also as a lead', () => {
  const held = { roles: ['coordinator'], subGroups: [{ id: 'neglect', as: 'lead' }] } as const;

  expect(subGroupsToUpdate(held)).toBeUndefined();
});

test('an executive member without a sub-group updates nothing', () => {
  expect(subGroupsToUpdate({ roles: ['executive'], subGroups: [] })).toEqual([]);
});
