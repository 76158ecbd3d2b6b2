import './without-eval.ts';
import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startSubscriptions } from './subscriptions.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element to draw in.');

startSubscriptions();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
