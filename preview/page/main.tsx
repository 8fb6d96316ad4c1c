// First: it gives @grafana/ui and @grafana/runtime what they have in Grafana.
import './host/runtime';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<App />);
}
