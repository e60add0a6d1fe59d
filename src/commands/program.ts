import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command's work and keeps its exit code. Each command is loaded only when it is used, so that help is quick. */
export type Run = (work: () => Promise<ExitCode>) => Promise<void>;

const examples = `
Examples:
  waymark plan check plan.yaml                 every error in a plan, and nothing stored
  waymark plan import plan.xlsx                shows what changes, asks, and stores it
  waymark status 2.3                           one action, with its history
  waymark deliveries list --state held --json

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
  addSchedule(program, terminal, run);
  addReporting(program, terminal, run);
  addChecks(program, terminal, run);
  return program;
}

function version(): string {
  const file: { version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return file.version;
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

const json = () => new Option('--json', 'print JSON for other programs');
const partnership = () =>
  new Option('--partnership <id>', 'which partnership, by the id in its plan file');
const yes = () =>
  new Option('-y, --yes', 'do not ask before stored things change; needed where nobody can answer');

function addStart(program: Command, run: Run): void {
  program
    .command('start')
    .description('Run the bot until Ctrl-C, as npm start does')
    .action(() => run(async () => (await import('../run.ts')).run()));
}

function addPlan(program: Command, terminal: Terminal, run: Run): void {
  const plan = program.command('plan').description('Check, import and export plan files');
  plan
    .command('check')
    .description('Say everything that is wrong with a plan file; nothing is stored')
    .argument('<file>', 'a plan in YAML, XLSX or CSV')
    .addOption(json())
    .action((file, options) =>
      run(async () => (await import('./plan-check.ts')).planCheck(terminal, file, options)),
    );
  plan
    .command('import')
    .description('Make the stored plan equal to a file: all of it, or nothing')
    .argument('<file>', 'a plan in YAML, XLSX or CSV')
    .addOption(yes())
    .option(
      '--clock <instant>',
      'where the simulated calendar of a new partnership begins, if it is on the local workspace alone',
    )
    .addOption(json())
    .action((file, options) =>
      run(async () => (await import('./plan-import.ts')).planImport(terminal, file, options)),
    );
  plan
    .command('export')
    .description('Write the stored plan as a file that import reads as the same plan')
    .addOption(
      new Option('--format <format>', 'by the end of --out, or yaml').choices([
        'yaml',
        'xlsx',
        'csv',
      ]),
    )
    .option('--out <file>', 'a file to write; standard output where it is left out')
    .addOption(partnership())
    .addOption(json())
    .action((options) =>
      run(async () => (await import('./plan-export.ts')).planExport(terminal, options)),
    );
}

function addPeople(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('people')
    .description('Import people')
    .command('import')
    .description('Merge a file of people into the stored plan by id; fields left out stay')
    .argument('<file>', 'people in YAML (under people:), XLSX (a sheet named Plan) or CSV')
    .addOption(yes())
    .addOption(partnership())
    .addOption(json())
    .action((file, options) =>
      run(async () => (await import('./people-import.ts')).peopleImport(terminal, file, options)),
    );
}

function addSchedule(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('schedule')
    .description('Look at schedules')
    .command('preview')
    .description("Print when a rule's periods would open, one instant a line; nothing is stored")
    .requiredOption('--rule <rrule>', 'an RFC 5545 rule, such as FREQ=WEEKLY;BYDAY=MO')
    .requiredOption('--time <hh:mm>', 'the local time of day')
    .requiredOption('--zone <zone>', 'the time zone, such as Europe/London')
    .requiredOption('--from <date>', 'the first day, such as 2026-09-01')
    .requiredOption('--until <date>', 'the last day')
    .addOption(json())
    .action((options) =>
      run(async () => (await import('./schedule-preview.ts')).schedulePreview(terminal, options)),
    );
}

function addReporting(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('tick')
    .description('Do what is due, once, deliver it, and print what was done')
    .option('--at <instant>', 'as at that instant; simulated time is moved there on the way')
    .addOption(partnership())
    .addOption(json())
    .action((options) => run(async () => (await import('./tick.ts')).tick(terminal, options)));
  program
    .command('rollup')
    .description('Show the roll-up of a period; nothing is posted')
    .option('--period <id>', 'the latest period where it is left out')
    .option('--preview', 'how it would read now, even where one was kept')
    .addOption(partnership())
    .addOption(json())
    .action((options) => run(async () => (await import('./roll-up.ts')).rollUp(terminal, options)));
  program
    .command('status')
    .description('What /priority says')
    .argument('[ref...]', 'a priority such as 2, an action such as 2.3, or words to look for')
    .addOption(partnership())
    .addOption(json())
    .action((words, options) =>
      run(async () => (await import('./status.ts')).status(terminal, words, options)),
    );
}

function addChecks(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('deliveries')
    .description('Look at the messages that were sent, or were not')
    .command('list')
    .description('List messages, newest first, without what they say')
    .addOption(
      new Option('--state <state>', 'only those that are so').choices([
        'queued',
        'sending',
        'sent',
        'uncertain',
        'held',
        'cancelled',
        'failed',
      ]),
    )
    .addOption(partnership())
    .addOption(json())
    .action((options) =>
      run(async () => (await import('./deliveries-list.ts')).deliveriesList(terminal, options)),
    );
  program
    .command('privacy')
    .description('Look for what must not be stored')
    .command('check')
    .description('Say what in a text the bot would refuse, by kind and place')
    .argument('[file]', 'plain text; standard input where it is left out')
    .addOption(json())
    .action((file, options) =>
      run(async () => (await import('./privacy-check.ts')).privacyCheck(terminal, file, options)),
    );
  program
    .command('doctor')
    .description('Check everything that Waymark needs, and say how to mend it')
    .addOption(partnership())
    .addOption(json())
    .action((options) => run(async () => (await import('./doctor.ts')).doctor(terminal, options)));
}
