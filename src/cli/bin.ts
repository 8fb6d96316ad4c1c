import { EXIT } from './command';
import { main } from './main';

// a reader that has seen enough, such as head, is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
});

void main(process.argv.slice(2), {
  stdin: process.stdin,
  write: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(`${text}\n`),
  now: Date.now(),
  env: process.env,
}).then(
  (code) => {
    process.exitCode = code;
  },
  () => {
    process.exitCode = EXIT.error;
  }
);
