/** What a person can mend: what is wrong, then what to do. Ends the command with code 3. */
export class CliError extends Error {
  constructor(
    readonly problem: string,
    readonly remedy: string
  ) {
    super(`${problem} ${remedy}`);
    this.name = 'CliError';
  }
}
