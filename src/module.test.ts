import { plugin } from './module';
import declared from './plugin.json';

// in development mode Grafana drops a link that isn't declared word for word
it('declares every link that the app adds', () => {
  const added = plugin.addedLinkConfigs.map(({ title, description, targets }) => ({
    targets: [targets].flat(),
    title,
    description,
  }));
  expect(declared.extensions.addedLinks).toEqual(added);
});
