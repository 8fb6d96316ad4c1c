import { defineConfig } from 'eslint/config';
import baseConfig from './.config/eslint.config.mjs';

export default defineConfig([
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/dist-package/',
      '**/dist-cli/',
      '**/data/',
      '**/coverage/',
      '**/golden/',
      '**/build/',
      '.config/',
      'pkg/',
      'webpack.config.ts',
    ],
  },
  ...baseConfig,
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  {
    // The core has no input and no output: no clock, no dice, no page, no Grafana.
    files: ['src/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['@grafana/*', 'react*', 'rxjs*', 'node:*'] }],
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'fetch',
        'setTimeout',
        'setInterval',
        'Intl',
        'performance',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The host gives the time: range.now.' },
        { object: 'Math', property: 'random', message: 'Use a seeded generator of core/numeric.' },
      ],
      'no-console': 'error',
    },
  },
]);
