import { Tabs } from 'radix-ui';
import type { ComponentType } from 'react';
import { t } from '../../lib/translate.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { actionStatusStore } from '../action-status/store.ts';
import { KeysPage } from '../key-settings/keys-page.tsx';
import { pageNames } from './commands.ts';
import { AboutPage } from './pages/about-page.tsx';
import { DiagnosticsPage } from './pages/diagnostics-page.tsx';
import { EditorPage } from './pages/editor-page.tsx';
import { FoldersPage } from './pages/folders-page.tsx';
import { LookPage } from './pages/look-page.tsx';
import { ModelsPage } from './pages/models-page.tsx';
import { PrivacyPage } from './pages/privacy-page.tsx';
import { SearchPage } from './pages/search-page.tsx';
import { type SettingsPage, settingsPages, useSettings } from './store.ts';

const pages: Readonly<Record<SettingsPage, ComponentType>> = {
  search: SearchPage,
  look: LookPage,
  editor: EditorPage,
  keys: KeysPage,
  folders: FoldersPage,
  models: ModelsPage,
  privacy: PrivacyPage,
  diagnostics: DiagnosticsPage,
  about: AboutPage,
};

/** The settings, open for as long as they are drawn: a list of pages, and the one that is shown. */
export default function SettingsDialog() {
  const { page, show, close } = useSettings();
  const leave = (): void => {
    close();
    actionStatusStore.getState().forget();
  };
  const choose = (value: string): void => {
    const chosen = settingsPages.find((each) => each === value);
    if (chosen) show(chosen);
  };
  return (
    <Dialog title={t('Settings')} onClose={leave} isTall firstFocus={currentTab} className="max-w-[58rem]">
      <Tabs.Root
        value={page}
        onValueChange={choose}
        orientation="vertical"
        className="@container flex min-h-0 flex-1 flex-col"
      >
        <div className="flex min-h-0 flex-1 flex-col @min-[36rem]:flex-row">
          <Tabs.List
            id={listId}
            aria-label={t('Pages of the settings')}
            className="flex shrink-0 gap-0.5 overflow-x-auto border-b border-line p-2 @min-[36rem]:w-40 @min-[36rem]:flex-col @min-[36rem]:border-r @min-[36rem]:border-b-0 @min-[36rem]:p-3"
          >
            {settingsPages.map((each) => (
              <Tabs.Trigger
                key={each}
                value={each}
                className="flex h-8 shrink-0 items-center rounded-md px-2.5 text-left text-sm text-muted hover:bg-hover hover:text-ink aria-selected:bg-selected aria-selected:font-medium aria-selected:text-ink"
              >
                {t(pageNames[each].name)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {settingsPages.map((each) => (
            <Page key={each} page={each} />
          ))}
        </div>
      </Tabs.Root>
    </Dialog>
  );
}

function currentTab(): HTMLElement | null {
  return document.querySelector<HTMLElement>(`#${listId} [aria-selected=true]`);
}

const listId = 'settings-pages';

/** A page, drawn while it is shown. */
function Page({ page }: { page: SettingsPage }) {
  const Content = pages[page];
  return (
    <Tabs.Content
      value={page}
      className="min-h-0 min-w-0 flex-1 overflow-y-auto px-6 pt-5 pb-8 -outline-offset-2 data-[state=inactive]:hidden"
    >
      <Content />
    </Tabs.Content>
  );
}
