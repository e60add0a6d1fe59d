import type { MemberAccounts } from '../app/store-members.ts';
import type { Card } from '../messages/card.ts';
import { platformNames } from '../messages/platform-names.ts';
import { withoutAccountBlocks } from '../messages/without-account.ts';
import { plainTextOf } from '../render/plain-text.ts';
import { choosePartnership } from './choose-partnership.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { inSession } from './session.ts';
import { printJson, type Terminal } from './terminal.ts';

export interface PeopleAccountsOptions {
  readonly json?: boolean;
  readonly partnership?: string;
}

/** Everybody in the plan, with their accounts: which the plan lists, and which were found by e-mail. */
export async function peopleAccounts(
  terminal: Terminal,
  { json, partnership: slug }: PeopleAccountsOptions,
): Promise<ExitCode> {
  return inSession(terminal, async ({ storage: { database } }) => {
    const { id, slug: partnership } = await choosePartnership(database, slug);
    const people = await database.members.accounts(id);
    if (json) printJson(terminal, { partnership, people });
    else terminal.print(plainTextOf(accountsCard(people, await database.workspaces.usesTeams(id))));
    return exitCodes.done;
  });
}

const ways = { plan: 'by the plan', email: 'by e-mail', local: 'everybody has it' } as const;

function accountsCard(people: readonly MemberAccounts[], usesTeams: boolean): Card {
  const rows = people.flatMap(({ name, accounts }) =>
    accounts.map(({ platform, externalId, userId, preferred, by, lacksApp }) =>
      [
        name,
        `${platformNames[platform]} ${externalId}`,
        userId,
        lacksApp ? 'not installed' : preferred ? 'yes' : '',
        ways[by],
      ].map((said) => [{ text: said }]),
    ),
  );
  const titles = ['Name', 'Workspace', 'Account', 'Written to', 'How'];
  const without = people.filter(({ accounts }) => accounts.length === 0).map(({ name }) => name);
  const table = { kind: 'table', columns: titles.map((title) => ({ title })), rows } as const;
  return {
    title: 'Accounts',
    blocks: [...(rows.length > 0 ? [table] : []), ...withoutAccountBlocks(without, usesTeams)],
    buttons: [],
    fallback: 'Accounts',
  };
}
