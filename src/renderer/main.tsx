import './without-eval.ts';
import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { start } from './start.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');

start();
createRoot(root).render(
  // Checks components in development builds only.
  <StrictMode>
    <App />
  </StrictMode>,
);
