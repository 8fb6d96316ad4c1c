import React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import { distributionOver, target } from '../testing/distribution';
import type { DistributionAnnotation } from '../types';
import { AnnotationEditor } from './AnnotationEditor';

jest.mock('./QueryEditor', () => ({ QueryEditor: () => <div>the query</div> }));

it('asks for a query where drifts are marked, and for none where silences are', () => {
  const query: DistributionAnnotation = target();
  const onChange = jest.fn();
  const onRunQuery = jest.fn();
  const datasource = distributionOver([]);
  const { rerender } = render(<AnnotationEditor {...{ datasource, query, onChange, onRunQuery }} />);
  expect(screen.getByText('the query')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'silences' }));
  expect(onChange).toHaveBeenCalledWith({ ...query, marks: 'silences' });
  expect(onRunQuery).toHaveBeenCalled();
  rerender(<AnnotationEditor {...{ datasource, query: { ...query, marks: 'silences' }, onChange, onRunQuery }} />);
  expect(screen.queryByText('the query')).toBeNull();
  expect(screen.getByText(/^Silences that fit alerts/)).toBeTruthy();
});
