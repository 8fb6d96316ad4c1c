import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** npm warns of settings that it doesn't know with every call; none of these lines is about this project. */
const env = { ...process.env, npm_config_loglevel: process.env.npm_config_loglevel ?? 'error' };

const nothing = () => {};
const toScreen = (text) => process.stdout.write(text);

/** What was started and hasn't ended. */
const running = new Set();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const GRACE_MS = 8000;

let watched = false;

/** From the first process on: a signal ends them all, and then this one, as its exit does in any case, and npm's end. */
function watch() {
  if (!watched) {
    watched = true;
    const parent = process.ppid;
    // npm hands a signal to its shell, which keeps it to itself
    if (process.env.npm_lifecycle_event) {
      setInterval(() => process.ppid !== parent && void endBy('SIGTERM'), 1000).unref();
    }
    process.on('exit', () => running.forEach((child) => kill(child, 'SIGKILL')));
    SIGNALS.forEach((signal) => process.on(signal, () => void endBy(signal)));
  }
}

async function endBy(signal) {
  await stop(running);
  process.exit(process.exitCode ?? 128 + constants.signals[signal]);
}

/** Starts a process that leads a group of its own: what it starts in turn ends with it, and all of it with this process. */
function start(command, args, options) {
  watch();
  const child = spawn(command, args, { ...options, detached: true });
  child.ended = new Promise((done) => {
    child.on('error', (error) => done(error.message));
    child.on('exit', (code, signal) => done(`ended with ${code ?? signal}`));
  });
  child.ended.then(() => running.delete(child));
  running.add(child);
  return child;
}

function kill({ pid }, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // none of it is left, or it never began
  }
}

async function stop(children) {
  const all = [...children];
  all.forEach((child) => kill(child, 'SIGTERM'));
  const grace = setTimeout(() => all.forEach((child) => kill(child, 'SIGKILL')), GRACE_MS);
  await Promise.all(all.map(({ ended }) => ended));
  clearTimeout(grace);
}

/**
 * Runs a command to its end.
 * @param {(text: string) => void} [options.write] is given what it writes, as it comes. Default: the screen
 * @returns {Promise<{code: number, output: string}>} output: what it wrote to both streams
 */
export function run(command, args, { write = toScreen, extraEnv = {}, cwd = ROOT, input, timeoutMs } = {}) {
  return new Promise((done) => {
    const child = start(command, args, {
      cwd,
      env: { ...env, ...extraEnv },
      stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    const timer = timeoutMs && setTimeout(() => kill(child, 'SIGKILL'), timeoutMs);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
        write(chunk);
      });
    }
    child.on('error', (error) => finish(127, `${output}\n${error.message}`));
    child.on('close', (code) => finish(code ?? 1, output));
    if (input) {
      child.stdin.end(input);
    }
    function finish(code, text) {
      clearTimeout(timer);
      done({ code, output: text });
    }
  });
}

/** Runs a command that has to succeed; its output is shown only when it doesn't. */
export async function must(command, args, options = {}) {
  const { code, output } = await run(command, args, { write: nothing, ...options });
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-4000)}`);
  }
  return output;
}

const services = new Set();

/** Starts a process that goes on; its output goes to `log`. It ends with this process. */
export function service(name, command, args, { log, extraEnv = {}, cwd = ROOT }) {
  mkdirSync(dirname(log), { recursive: true });
  const out = createWriteStream(log);
  const child = start(command, args, { cwd, env: { ...env, ...extraEnv }, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(out, { end: false });
  child.stderr.pipe(out, { end: false });
  child.name = name;
  child.log = log;
  child.ended = child.ended.then((why) => `${name} ${why}; its log is ${log}`);
  child.ended.then(() => services.delete(child));
  services.add(child);
  return child;
}

export const stopServices = () => stop(services);

/** Waits until `url` answers with a success; fails at once when the process behind it ends. */
export async function answers(url, child, seconds = 90) {
  const until = Date.now() + seconds * 1000;
  let ended;
  child.ended.then((why) => (ended = why));
  for (;;) {
    if (ended) {
      throw new Error(ended);
    }
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(3000) });
      if (response.ok) {
        return;
      }
    } catch {
      // not there yet
    }
    if (Date.now() > until) {
      throw new Error(`${child.name} did not answer at ${url} within ${seconds} s; its log is ${child.log}`);
    }
    await new Promise((wake) => setTimeout(wake, 250));
  }
}

/** The first free loopback port from `first` on. */
export async function freePort(first) {
  for (let port = first; port < first + 100; port++) {
    const free = await new Promise((done) => {
      const server = createServer()
        .once('error', () => done(false))
        .once('listening', () => server.close(() => done(true)))
        .listen(port, '127.0.0.1');
    });
    if (free) {
      return port;
    }
  }
  throw new Error(`no free port from ${first} to ${first + 99}`);
}
