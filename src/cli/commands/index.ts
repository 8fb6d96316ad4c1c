import type { Command } from '../host';
import { gate } from './gate';

export const COMMANDS: Command[] = [gate];
