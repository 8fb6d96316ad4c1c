/** What a command is given of the machine that it runs on. */
export interface Host {
  stdin: NodeJS.ReadStream;
  write: (text: string) => void;
  /** Remarks beside the output. */
  note: (text: string) => void;
  now: number;
  env: NodeJS.ProcessEnv;
}

export const EXIT = { pass: 0, drift: 1, undecided: 2, error: 3 } as const;

export interface Command {
  name: string;
  /** One line in the list of commands. */
  summary: string;
  help: string;
  options: OptionSpecs;
  run: (values: Values, files: string[], host: Host) => Promise<number>;
}

export interface OptionSpec {
  type: 'string' | 'boolean';
  multiple?: boolean;
  /** What stands for the value in the help: "FILE". */
  value?: string;
  help: string;
}

export type OptionSpecs = Record<string, OptionSpec>;
export type Values = Record<string, string | boolean | Array<string | boolean> | undefined>;
