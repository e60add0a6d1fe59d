import { Command } from 'commander';
import { addChecks, addManifests } from './program-checks.ts';
import type { Run } from './program-options.ts';
import { addPeople, addPlan, addWorkspaces } from './program-plan.ts';
import { addReporting, addSchedule } from './program-reporting.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

const examples = `
Examples:
  waymark plan check plan.yaml                 every error in a plan, and nothing stored
  waymark plan import plan.xlsx                shows what changes, asks, and stores it
  waymark manifest slack --url https://waymark.example.org
  waymark manifest teams --out waymark-teams.zip
  waymark workspace link T024BE7LD             a partnership's Slack, once the bot is installed there
  waymark status 2.3                           one action, with its history
  waymark deliveries list --state held --json
  waymark deliveries resend ID                 one that was held or failed goes out again

Exit codes: 0 done, 1 the answer is no, 2 wrong use or configuration, 3 something outside failed.
The settings are environment variables; .env.example lists every one.`;

/** Every command and its options. What commander itself has to say goes to the terminal; it never ends the process. */
export function createProgram(terminal: Terminal, run: Run): Command {
  const program = new Command('waymark')
    .description('Asks sub-group leads for progress in chat, stores it, and posts roll-ups.')
    .version(version(), '--version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
      outputError: (text, write) => write(asSentence(text)),
    });
  addStart(program, run);
  addPlan(program, terminal, run);
  addPeople(program, terminal, run);
  addWorkspaces(program, terminal, run);
  addSchedule(program, terminal, run);
  addReporting(program, terminal, run);
  addChecks(program, terminal, run);
  addManifests(program, terminal, run);
  return program;
}

/** Commander writes "error: unknown command 'plam'\n(Did you mean plan?)". */
function asSentence(text: string): string {
  const [first = '', ...hints] = text
    .trim()
    .replace(/^error: /, '')
    .split('\n');
  const said = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/\.?$/, '.');
  return [said, ...hints, 'See it with --help.'].join(' ');
}

function addStart(program: Command, run: Run): void {
  program
    .command('start')
    .description('Run the bot until Ctrl-C, as npm start does')
    .action(() => run(async () => (await import('../run.ts')).run()));
}
