import { must } from './run.mjs';

/**
 * The environment of every Go command: what the SDK builds plugins with. The same for checks and builds, so that the checks are about
 * what is shipped, and each package is compiled once for all of them.
 */
export const GO_ENV = {
  CGO_ENABLED: '0',
  GOFLAGS: [process.env.GOFLAGS, '-tags=arrow_json_stdlib'].filter(Boolean).join(' '),
};

/** @returns {Promise<{os: string, arch: string}>} this machine, in Go's words */
export async function platform() {
  const { GOOS, GOARCH } = JSON.parse(await must('go', ['env', '-json', 'GOOS', 'GOARCH']));
  return { os: GOOS, arch: GOARCH };
}
