import './without-eval.ts';
import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { watchWidth } from './features/panes/measure.ts';
import { followLanguage } from './features/preferences/language.ts';
import { preferencesStore } from './features/preferences/store.ts';
import { applyZoom } from './features/preferences/zoom.ts';
import { Translated } from './lib/translate.tsx';
import { loadTheRest, start } from './start.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');

start();
// What is drawn first already has the user’s language, theme, widths and density.
await preferencesStore.getState().load();
applyZoom();
watchWidth();
await followLanguage();
createRoot(root).render(
  // Checks components in development builds only.
  <StrictMode>
    <Translated>
      <App />
    </Translated>
  </StrictMode>,
);
loadTheRest();
