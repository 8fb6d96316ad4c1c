import { budgetText } from './budgetText';

describe('budgetText', () => {
  it('says what is left and how fast it burns, by the latest answers', () => {
    const statistics = { budgetLeft: [0.7, 0.634, null], burnRateHour: [3, 0.4, 0.4], burnRateDay: [1.25, 1.25, 1.25] };
    expect(budgetText({ statistics })).toBe('Error budget: 63.4 % left. It burns at 0.4x over 1 h, 1.3x over 1 d.');
  });

  it('says by how much it is overspent, and what is missing where there is no answer', () => {
    expect(budgetText({ statistics: { budgetLeft: [-1.4] } })).toBe('Error budget: overspent by 140 %.');
    expect(budgetText({ statistics: { budgetLeft: [null] } })).toMatch(/no answer.*rare categories/);
    expect(budgetText({ statistics: { n: [1] } })).toBeNull();
  });
});
