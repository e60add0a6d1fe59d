import { type Command, Option } from 'commander';
import { json, partnership, type Run, yes } from './program-options.ts';
import type { Terminal } from './terminal.ts';

export function addPlan(program: Command, terminal: Terminal, run: Run): void {
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

export function addPeople(program: Command, terminal: Terminal, run: Run): void {
  const people = program
    .command('people')
    .description('Import people, and see who has an account and what came of asking');
  people
    .command('import')
    .description('Merge a file of people into the stored plan by id; fields left out stay')
    .argument('<file>', 'people in YAML (under people:), XLSX (a sheet named Plan) or CSV')
    .addOption(yes())
    .addOption(partnership())
    .addOption(json())
    .action((file, options) =>
      run(async () => (await import('./people-import.ts')).peopleImport(terminal, file, options)),
    );
  people
    .command('accounts')
    .description('Who has which account: by the plan, or found by e-mail; and who has none')
    .addOption(partnership())
    .addOption(json())
    .action((options) =>
      run(async () => (await import('./people-accounts.ts')).peopleAccounts(terminal, options)),
    );
  people
    .command('receipts')
    .description(
      'Who was asked in the latest period: when, what they did, and what has not arrived',
    )
    .addOption(partnership())
    .addOption(json())
    .action((options) =>
      run(async () => (await import('./people-receipts.ts')).peopleReceipts(terminal, options)),
    );
}

export function addWorkspaces(program: Command, terminal: Terminal, run: Run): void {
  const workspace = program
    .command('workspace')
    .description('Say which partnership uses a Slack or Teams workspace');
  workspace
    .command('link')
    .description(
      'Let a partnership use a workspace in which the bot is installed; its people are matched by e-mail',
    )
    .argument(
      '<workspace>',
      "the platform's own id: a Slack team such as T024BE7LD, a Teams tenant",
    )
    .addOption(partnership())
    .addOption(json())
    .action((id, options) =>
      run(async () => (await import('./workspace-link.ts')).workspaceLink(terminal, id, options)),
    );
  workspace
    .command('unlink')
    .description('Undo a link by hand; what the plan lists is taken out of the plan instead')
    .argument('<workspace>', "the platform's own id")
    .addOption(partnership())
    .addOption(json())
    .action((id, options) =>
      run(async () => (await import('./workspace-link.ts')).workspaceUnlink(terminal, id, options)),
    );
}
