import type { Command } from '../command';
import { derive } from './derive';
import { exportTo } from './export';
import { gate } from './gate';
import { replay } from './replay';
import { report } from './report';
import { rules } from './rules';

export const COMMANDS: Command[] = [gate, derive, replay, report, rules, exportTo];
