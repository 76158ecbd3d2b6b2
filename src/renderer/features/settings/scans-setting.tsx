import { useEffect, useRef, useState } from 'react';
import type { ScanLanguage, ScanPlan, ScanState } from '../../../shared/scans.ts';
import { request } from '../../lib/api.ts';
import { bytes } from '../../lib/format.ts';
import { message, t, told } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { Setting, Switch } from '../../ui/setting.tsx';
import { declineScans } from '../library/requests.ts';
import { scansText } from '../library/scans-text.ts';
import { useLibrary } from '../library/store.ts';
import { reportFailure } from '../notices/store.ts';

const languageNames = {
  eng: message('English'),
  deu: message('German'),
  chi_sim: message('Chinese (simplified)'),
};
const all: readonly ScanLanguage[] = ['eng', 'deu', 'chi_sim'];

/** Whether scanned pages are read, in which languages, and how far that is. */
export function ScansSetting() {
  const scans = useLibrary((state) => state.library?.scans ?? null);
  const [chosen, setChosen] = useState<ScanLanguage[] | null>(null);
  const languages = chosen ?? (scans?.languages.length ? scans.languages : all.slice(0, 1));
  const plan = usePlan(languages);
  const actions = useRef<HTMLDivElement>(null);
  const keptFocus = useKeptFocus(actions);
  if (scans === null) return null;
  const choose = (language: ScanLanguage, isChosen: boolean) =>
    setChosen(all.filter((each) => (each === language ? isChosen : languages.includes(each))));
  const isSame = languages.join() === scans.languages.join();
  return (
    <Setting title={t('Scanned pages and pictures')} about={aboutScans(scans)}>
      <fieldset className="flex flex-wrap gap-x-4">
        <legend className="text-sm">{t('Languages of the pages')}</legend>
        {all.map((language) => (
          <Switch
            key={language}
            isOn={languages.includes(language)}
            onChange={(isChosen) => choose(language, isChosen)}
          >
            {t(languageNames[language])}
          </Switch>
        ))}
      </fieldset>
      <div ref={actions} tabIndex={-1} className="flex w-full flex-wrap items-center gap-3 outline-none" {...keptFocus}>
        {(scans.isOn !== true || !isSame || scans.failure !== null) && (
          <Button
            aria-disabled={languages.length === 0}
            className="aria-disabled:opacity-45"
            onClick={() => languages.length > 0 && reportFailure(request('scans.read', { languages }))}
          >
            {plan !== null && plan.bytes > 0
              ? t('Download {size} and read scanned pages', { size: bytes(plan.bytes) })
              : t('Read scanned pages')}
          </Button>
        )}
        {scans.isOn === true && (
          <Button look="quiet" onClick={declineScans}>
            {t('Read no more scanned pages')}
          </Button>
        )}
        <p role="status" className="text-sm text-muted tabular-nums">
          {stateText(scans)}
        </p>
      </div>
    </Setting>
  );
}

/** What has to be downloaded for languages; null until it is known. */
function usePlan(languages: readonly ScanLanguage[]): ScanPlan | null {
  const [plan, setPlan] = useState<ScanPlan | null>(null);
  const key = languages.join();
  useEffect(() => {
    let isCurrent = true;
    const asked = all.filter((language) => key.split(',').includes(language));
    if (asked.length === 0) return;
    // What cannot be known now is asked again when it is begun.
    request('scans.plan', { languages: asked }).then(
      (answer) => isCurrent && setPlan(answer),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return plan;
}

function aboutScans({ pages, files }: ScanState): string {
  const what = t(
    'Pages of PDF files that have no text are read from their pictures on this computer, when nothing else is to be done, and so are picture files in folders whose settings ask for them. Letters may be wrong, so what was read that way is marked. The data for a language come from registry.npmjs.org.',
  );
  if (pages === 0) return what;
  const waiting = t(
    '{pages, plural, one {# page} other {# pages}} in {files, plural, one {# file} other {# files}} wait.',
    { pages, files },
  );
  return `${what} ${waiting}`;
}

function stateText({ pages, isOn, activity, failure }: ScanState): string {
  if (failure !== null) return told(failure);
  if (activity === null) return isOn === true && pages === 0 ? t('No page is waiting.') : '';
  return scansText(activity);
}
