import { testLook, testView } from '../testing';
import { byMovement } from './byMovement';

const view = testView();
const [latest] = [view.meta.latest!];
const [row] = latest.categories;
const moved = testView(
  {},
  {
    latest: {
      ...latest,
      categories: [
        { ...row, category: 'a', delta: 0.01 },
        { ...row, category: 'b', delta: null },
        { ...row, category: 'c', delta: -0.05 },
        { ...row, category: 'd', delta: 0.01 },
      ],
    },
  }
);

it('puts what moved most first, and the top of the stack before its bottom', () => {
  const names = byMovement(
    ['a', 'b', 'c', 'd'].map((name) => testLook(name)),
    moved
  ).map(({ name }) => name);
  expect(names).toEqual(['c', 'd', 'a', 'b']);
});

it('leaves out what is hidden, and keeps the stack where nothing is known', () => {
  const looks = [testLook('x'), testLook('y', { hidden: true }), testLook('z')];
  expect(byMovement(looks, testView({}, { latest: null })).map(({ name }) => name)).toEqual(['z', 'x']);
});
