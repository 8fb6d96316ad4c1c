const { configureGlobal } = require('fast-check');

// The same properties' cases in every run, so that a red run can be had again; FAST_CHECK_SEED looks elsewhere.
configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20261124) });

// Jest setup provided by Grafana scaffolding: it needs a DOM, and the core's tests run without one.
if (typeof HTMLCanvasElement !== 'undefined') {
  require('./.config/jest-setup');

  // jsdom lays nothing out, and a list of options draws only those that fit into its height.
  const size = { width: 120, height: 120, top: 0, left: 0, bottom: 0, right: 0 };
  Object.defineProperty(Element.prototype, 'getBoundingClientRect', { value: () => size, writable: true });
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { value: 120 });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { value: 120 });
}
