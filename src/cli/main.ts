import { DistributionError } from '../core';
import { COMMANDS } from './commands';
import { CliError } from './error';
import { EXIT, type Host } from './command';
import { helpOf, parseOptions } from './parseOptions';

declare const VERSION: string | undefined;

const usage = (): string => `multinomial: watch which kind, not only how many.

Usage: multinomial COMMAND [OPTIONS] [FILE]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`).join('\n')}

multinomial COMMAND --help shows a command's options. Input is CSV with a header, JSON, or Prometheus.
`;

/** Runs the command line. @returns the exit code */
export async function main(args: string[], host: Host): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || name === '--help' || name === 'help') {
      host.write(usage());
      return name === undefined ? EXIT.error : EXIT.pass;
    }
    if (name === '--version') {
      host.write(`${typeof VERSION === 'undefined' ? 'development' : VERSION}\n`);
      return EXIT.pass;
    }
    const command = COMMANDS.find((one) => one.name === name);
    if (command === undefined) {
      throw new CliError(`There is no command "${name}".`, `Choose ${COMMANDS.map((one) => one.name).join(', ')}.`);
    }
    const { values, files } = parseOptions(command, rest);
    if (values.help === true) {
      host.write(helpOf(command));
      return EXIT.pass;
    }
    return await command.run(values, files, host);
  } catch (error) {
    host.note(`error: ${toldOf(error)}`);
    return EXIT.error;
  }
}

function toldOf(error: unknown): string {
  if (error instanceof CliError || error instanceof DistributionError) {
    return `${error.problem} ${error.remedy}`;
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${told}\nThis is a fault of multinomial. Please report it with the command and its input.`;
}
