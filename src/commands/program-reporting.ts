import type { Command } from 'commander';
import { json, partnership, type Run } from './program-options.ts';
import type { Terminal } from './terminal.ts';

export function addSchedule(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('schedule')
    .description('Look at schedules')
    .command('preview')
    .description('Print when periods would open, one instant a line; nothing is stored')
    .option('--rule <rrule>', 'an RFC 5545 rule, such as FREQ=WEEKLY;BYDAY=MO')
    .option('--time <hh:mm>', 'the local time of day')
    .option('--zone <zone>', 'the time zone, such as Europe/London')
    .option('--from <date>', 'the first day, such as 2026-09-01; today where it is left out')
    .option('--until <date>', 'the last day; a year after the first where it is left out')
    .addHelpText(
      'after',
      "\nRule, time and zone together: the rule's own days. Without all three: the stored schedule, as the bot opens it.",
    )
    .addOption(partnership())
    .addOption(json())
    .action((options) =>
      run(async () => (await import('./schedule-preview.ts')).schedulePreview(terminal, options)),
    );
}

export function addReporting(program: Command, terminal: Terminal, run: Run): void {
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
