import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { noteFormat, searchMode } from '../shared/domain.ts';
import { NearnoteError } from '../shared/errors.ts';
import { formats } from '../shared/formats.ts';
import { scanLanguage } from '../shared/scans.ts';
import { inEnglish } from '../shared/user-text.ts';
import { doctorCommand } from './doctor-command.ts';
import { evalCommand } from './eval-command.ts';
import { indexCommand } from './index-command.ts';
import { linksCommand } from './links-command.ts';
import { commandLogger, openCommandLog } from './log.ts';
import { modelsCommand } from './models-command.ts';
import { problemsCommand } from './problems-command.ts';
import { scansCommand } from './scans-command.ts';
import { searchCommand } from './search-command.ts';
import { statusCommand } from './status-command.ts';
import { Interrupted, print, type Terminal } from './terminal.ts';
import { useCommand } from './use-command.ts';

const json = new Option('--json', 'print JSON');
const verbose = new Option('--verbose', 'show the log on standard error');

const baseUrl = new Option('--base-url <url>', 'the model is asked there, by the OpenAI embeddings protocol');
const dimensions = new Option('--dimensions <n>', 'ask a hosted model for vectors of this width').argParser(
  wholeNumber,
);
const agree = new Option('--agree', 'allow that the text of your notes is sent to a hosted model');

const paceOption = new Option('--pace <pace>', 'quiet leaves a model on this computer half of the time')
  .choices(['quiet', 'fast'] as const)
  .default('fast' as const);

/** The formats of notes, and what is read of each. */
const formatHelp = noteFormat.options
  .map((format) => {
    const { label, extensions, gives, skips } = formats[format];
    const skipped = skips === null ? '' : `\n    not read: ${inEnglish(skips)}`;
    return `  ${label} (${extensions.join(' ')})\n    ${inEnglish(gives)}${skipped}\n`;
  })
  .join('');

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return number;
}

function hitCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  return count;
}

/**
 * Runs one command of the `nearnote` program.
 * @param args what follows the program’s name on the command line
 * @returns the exit code: 0, 1 when the command or its arguments were refused, 130 when it was interrupted
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await commandLine(terminal).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (error instanceof Interrupted) {
      print(terminal.stderr, `${error.message}\n`);
      return 130;
    }
    if (!(error instanceof NearnoteError)) throw error;
    commandLogger.log('command.failed', {}, error);
    print(terminal.stderr, `nearnote: ${error.message}\n`);
    return 1;
  }
}

/** The commands with their arguments and options; paths reach a command as absolute ones. */
function commandLine(terminal: Terminal): Command {
  const path = (typed: string) => {
    // A variable of the shell that is not set: it must not come to mean the folder where the user stands.
    if (typed === '') throw new InvalidArgumentError('It is empty.');
    return resolve(terminal.cwd, typed);
  };
  const library = new Option('--library <dir>', 'the library’s folder').argParser(path).makeOptionMandatory();
  const program = new Command()
    // Rejects instead of ending the process.
    .exitOverride()
    .configureOutput({
      writeOut: (text) => print(terminal.stdout, text),
      writeErr: (text) => print(terminal.stderr, text),
    });

  program
    .name('nearnote')
    .description(
      'Search your notes by meaning, from the terminal. Nothing leaves this computer unless you choose a hosted model.',
    );

  program
    .command('index')
    .description('add a folder of notes to a library, or bring the library up to date with it')
    .argument('<folder>', 'a folder of notes', path)
    .addOption(library)
    .option('--model <model>', 'embed with this model (see “models”)')
    .addOption(baseUrl)
    .addOption(dimensions)
    .addOption(agree)
    .addOption(paceOption)
    .addHelpText('after', `\nFormats of notes, and what is read of them:\n${formatHelp}`)
    .action((folder, options) => indexCommand(folder, options, terminal));

  program
    .command('search')
    .description('find notes for a question, or for every question of a file')
    .argument('[query]', 'what to look for')
    .addOption(library)
    .option('--queries <file>', 'a JSON Lines file of {"_id","text"}; answers are printed in the same order', path)
    .option('--limit <n>', 'notes for each question', hitCount, 10)
    .addOption(new Option('--mode <mode>', 'how to match').choices(searchMode.options).default('hybrid'))
    .addOption(json)
    .action((query, options) => searchCommand(query, options, terminal));

  program
    .command('links')
    .description('where the links of a note lead, and which notes link to it')
    .argument('<note>', 'the note’s file', path)
    .addOption(library)
    .addOption(json)
    .action((note, options) => linksCommand(note, options, terminal));

  program
    .command('models')
    .description('the embedding models to choose from, and their states')
    .option('--library <dir>', 'show their states in this library, and which is the best for its notes', path)
    .addOption(json)
    .action((options) => modelsCommand(options, terminal));

  program
    .command('use')
    .description('switch a library to another embedding model; search answers from the old one until that is done')
    .argument('<model>', 'as “models” lists it; with --base-url, the name by which the service knows it')
    .addOption(library)
    .option('--wait', 'make the switch now, and wait until it is done')
    .addOption(baseUrl)
    .addOption(dimensions)
    .addOption(agree)
    .action((model, options) => useCommand(model, options, terminal));

  program
    .command('eval')
    .description('measure search on a labelled set: nDCG, recall, MRR, accuracy and time of each mode')
    .argument('<folder>', 'corpus.jsonl, queries.jsonl and qrels/test.tsv in BEIR’s layout, or a paraphrase.json', path)
    .addOption(new Option('--mode <mode>', 'measure this mode only').choices(searchMode.options))
    .option('--library <dir>', 'keep the library there; without it, it is a temporary one', path)
    .option('--model <model>', 'embed with this model (see “models”)')
    .addOption(baseUrl)
    .addOption(dimensions)
    .addOption(agree)
    .addOption(json)
    .action((folder, options) => evalCommand(folder, options, terminal));

  program
    .command('problems')
    .description('the files that could not be read, with the reasons, and remarks on others')
    .addOption(library)
    .option('--retry', 'try them again first')
    .addOption(json)
    .action((options) => problemsCommand(options, terminal));

  program
    .command('scans')
    .description('the scanned pages of PDF files that wait, and reading them from their pictures')
    .addOption(library)
    .addOption(
      new Option('--read <languages...>', 'read them, in these languages; what is missing is fetched').choices(
        scanLanguage.options,
      ),
    )
    .addOption(json)
    .action((options) => scansCommand(options, terminal));

  program
    .command('status')
    .description('what a library holds')
    .addOption(library)
    .addOption(json)
    .action((options) => statusCommand(options, terminal));

  program
    .command('doctor')
    .description('look whether a library is sound: versions, sizes, damage, vectors; nothing is changed')
    .addOption(library)
    .option('--repair', 'rebuild a damaged database from the notes, and erase what is left of deleted ones')
    .addOption(json)
    .action((options) => doctorCommand(options, terminal));

  for (const command of program.commands) command.addOption(verbose);
  program.hook('preAction', (_program, command) => openCommandLog(terminal, command.opts().verbose === true));
  return program;
}
