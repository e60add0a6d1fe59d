const good = `partnership: { id: york, name: York, kind: lscp, timeZone: Europe/London }
plan: { title: Business Plan, from: 2024-04-01, to: 2025-03-31 }
agencies: [ { id: council, name: City of York Council, statutory: true } ]
people:
  - { id: lead, name: Lead, email: lead@example.org, roles: [coordinator] }
  - { id: deputy, name: Deputy }
priorities: [ { number: 1, title: Early Help } ]
subGroups: [ { id: early-help, name: Early Help, lead: lead } ]
actions:
  - { ref: "1.1", priority: 1, title: Publish the strategy, subGroup: early-help, due: 2024-09-03, agencies: [council] }
`;

/** The YAML of `smallPlan()`, with one passage written otherwise. */
export function planYaml(passage = '', otherwise = ''): string {
  if (!good.includes(passage)) throw new Error(`the plan has no passage "${passage}"`);
  return good.replace(passage, () => otherwise);
}

/** The action of `smallPlan()`, on line 10. */
export const actionLine = good.split('\n')[9] ?? '';
