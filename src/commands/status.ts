import { parseCommand } from '../app/grammar.ts';
import { showCommand } from '../app/run-command.ts';
import { ConfigError } from '../core/errors.ts';
import { enter } from '../core/privacy.ts';
import { excerpt } from '../messages/excerpt.ts';
import { explain } from '../messages/refusals.ts';
import { plainTextOf } from '../render/plain-text.ts';
import { choosePartnership } from './choose-partnership.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { operatorTurn } from './operator.ts';
import { sayNo } from './say-no.ts';
import { inSession } from './session.ts';
import { readStatus } from './status-facts.ts';
import { printJson, type Terminal } from './terminal.ts';

export interface StatusOptions {
  readonly json?: boolean;
  readonly partnership?: string;
}

/** What `/priority` says, as text, or the facts behind it as JSON. */
export async function status(
  terminal: Terminal,
  words: readonly string[],
  { json, partnership: slug }: StatusOptions,
): Promise<ExitCode> {
  const typed = words.join(' ');
  const entered = enter(typed);
  if (!entered.ok) {
    return sayNo(terminal, json, entered.reasons.map(explain).join(json ? ' ' : '\n'));
  }
  const command = parseCommand('priority', typed);
  return inSession(terminal, async ({ workings, storage: { database } }) => {
    const partnership = await choosePartnership(database, slug);
    const facts = await readStatus(database, partnership, command);
    const turn = operatorTurn(partnership);
    const { card, found, nearest } = await showCommand(workings.database, turn, command);
    if (facts === 'not there' || !found) {
      const next = nearest
        ? `Did you mean this? waymark status ${nearest}`
        : 'See all of it: waymark status';
      return sayNo(terminal, json, `"${excerpt(typed, 60)}" is not in the plan. ${next}`);
    }
    if (json && !facts) {
      throw new ConfigError(
        'With --json, name a priority such as 2, an action such as 2.3, or cross-cutting.',
      );
    }
    if (json) printJson(terminal, facts);
    else terminal.print(plainTextOf(card));
    return exitCodes.done;
  });
}
