const roleWord: Readonly<Record<string, string>> = {
  executive: 'Executive member',
  scrutineer: 'Independent scrutineer',
  coordinator: 'Coordinator',
};

const subGroupWord = { lead: 'Lead', deputy: 'Deputy', chair: 'Chair' } as const;

/** What a person holds in a partnership, in words: "Lead of Fathers", "Executive member". */
export function roleWords({
  roles,
  subGroups,
}: {
  readonly roles: readonly string[];
  readonly subGroups: readonly {
    readonly name: string;
    readonly as: 'lead' | 'deputy' | 'chair';
  }[];
}): string[] {
  return [
    ...subGroups.map(({ as, name }) => `${subGroupWord[as]} of ${name}`),
    ...roles.map((role) => roleWord[role] ?? role),
  ];
}
