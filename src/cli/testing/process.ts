import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** The package as it is published, built into a folder of its own. */
export class Package {
  readonly folder = mkdtempSync(join(tmpdir(), 'multinomial-cli-'));

  constructor() {
    execFileSync('node', [join(ROOT, 'scripts/build-cli.mjs'), this.folder]);
  }

  /** Runs the bin as a process of its own. */
  run(args: string[], input = '', env: Record<string, string> = {}): Ended {
    const { status, stdout, stderr } = spawnSync(join(this.folder, 'multinomial.cjs'), args, {
      input,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      maxBuffer: 1e8,
    });
    return { code: status, out: stdout, err: stderr };
  }

  file(name: string, content: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
