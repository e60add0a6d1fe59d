/** What the ledger keeps of a message to somebody in Teams who does not have the app: nobody can write to them before they do. */
export const notInTeams = 'Waymark is not installed for them in Teams';

/** The same of a channel of a team in which it is not. */
export const notInTeam = 'Waymark is not in that team in Teams';
