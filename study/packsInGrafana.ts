/** What `tests/grafana/packs.mjs` takes from TypeScript. */
export { ruleBody } from '../src/app/alert/ruleBody';
export { rulesOf } from './packs';
export { packTraffic, PACK_WORLDS } from './packWorlds';
