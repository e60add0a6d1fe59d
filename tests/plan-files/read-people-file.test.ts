import { describe, expect, it } from 'vitest';
import { readPeopleFile } from '../../src/plan-files/read-people-file.ts';
import { smallPlan } from '../support/plan-builder.ts';

const read = (name: string, text: string) =>
  readPeopleFile(new TextEncoder().encode(text), name, smallPlan());

async function peopleOf(name: string, text: string) {
  const reading = await read(name, text);
  return reading.ok ? reading.plan.people : reading.errors.map(({ sentence }) => sentence);
}

const [lead, deputy] = smallPlan().people;

describe('people', () => {
  it('of a known id take the fields that the file gives, and keep the others', async () => {
    expect(await peopleOf('people.yaml', 'people: [ { id: lead, name: New name } ]')).toEqual([
      { ...lead, name: 'New name' },
      deputy,
    ]);
  });

  it('of a new id come last', async () => {
    const text = 'people: [ { id: visitor, name: Visitor, roles: [executive] } ]';

    expect(await peopleOf('people.yml', text)).toEqual([
      lead,
      deputy,
      { id: 'visitor', name: 'Visitor', accounts: [], roles: ['executive'] },
    ]);
  });

  it('stand in a table of their own columns, with blank lines and empty cells', async () => {
    const text = 'Id,Name,Email\n\nlead,,new@example.org\n,,\nvisitor,Visitor,\n';

    expect(await peopleOf('people.csv', text)).toEqual([
      { ...lead, email: 'new@example.org' },
      deputy,
      { id: 'visitor', name: 'Visitor', accounts: [], roles: [] },
    ]);
  });

  it('are taken out of a whole plan, whose other rows are left aside', async () => {
    const text = 'section,id,name\nagency,police,Police\nperson,deputy,The deputy\n';

    expect(await peopleOf('plan.csv', text)).toEqual([lead, { ...deputy, name: 'The deputy' }]);
  });
});

describe('an error', () => {
  it.each([
    [
      'of a field is on its line',
      'people.csv',
      'id,name,roles\nvisitor,Visitor,king\n',
      'Line 2, person visitor: roles should be one of: executive, scrutineer, coordinator, but is "king".',
    ],
    [
      'of an id that is there twice names both lines',
      'people.yaml',
      'people:\n  - { id: lead, name: One }\n  - { id: lead, name: Two }\n',
      'Line 3, person lead: id "lead" is used twice, first at line 2. Give each row its own.',
    ],
    [
      'of a row without an id says so',
      'people.csv',
      'id,name\n,Nobody\n',
      'Line 2, person 3: id is missing. It should be an id of lower-case letters, digits and hyphens, such as early-help.',
    ],
    [
      'of a column counts it as it stands in the file',
      'people.csv',
      'id,name\nvisitor,Visitor,more\n',
      'Line 2, person visitor: "column 3" is not a field here. The fields are id, name, email, agency, accounts, roles.',
    ],
    [
      'of a file without people says where they should stand',
      'people.yaml',
      'agencies: []\n',
      'The file lists no people. In YAML they stand under "people:"; in a table each row is a person with an id and a name.',
    ],
  ])('%s', async (_, name, text, sentence) => {
    expect(await peopleOf(name, text)).toEqual([sentence]);
  });
});
