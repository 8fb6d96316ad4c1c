import distribution from '../../../src/datasource/plugin.json';

export const SHOP = { uid: 'shop', type: 'shop' };
export const DISTRIBUTION = { uid: 'multinomial', type: distribution.id };
