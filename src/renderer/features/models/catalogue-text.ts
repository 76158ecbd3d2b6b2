import { languageName } from '../../../shared/language-names.ts';
import type { ModelView } from '../../../shared/models.ts';
import { localeTag, type Message, message, t } from '../../lib/translate.tsx';

/** What the engine’s catalogue says of models, in its English words. A test compares them. */
const texts: readonly Message[] = [
  message('Built in, and by far the fastest: for the first minutes, and for slow computers.'),
  message('The classic: small, fast, and a good all-rounder.'),
  message('Better published results than MiniLM, for twice the work per text.'),
  message('For notes in languages other than English, or in several: a query finds passages in any of them.'),
  message('As small and fast as MiniLM, made for retrieval.'),
  message('Made for retrieval, with the best published figure of these models, for twice the work of MiniLM per text.'),
  message('Added from the model hub.'),
  message('about 100 languages'),
  message('several languages'),
  message('not stated'),
  message('mean of MTEB’s 15 English retrieval sets (BEIR)'),
  message('Measured with weights that were restored from a copy of four bits.'),
];

/** A text of the catalogue in the page’s language; what is not of the catalogue stays as it is. */
export function catalogueText(text: string): string {
  const known = texts.find((each) => each === text);
  return known === undefined ? text : t(known);
}

export function descriptionText({ description, host }: ModelView): string {
  return host === null ? catalogueText(description) : t('Used over the network at {host}.', { host });
}

/** The languages a model knows. */
export function languagesText({ languages, host }: ModelView): string {
  if (host !== null) return t('Languages depend on the service');
  if (languages === 'English') return languageName('en', localeTag());
  const [, many] = /^(\d+) languages$/.exec(languages) ?? [];
  return many === undefined ? catalogueText(languages) : t('{count, number} languages', { count: Number(many) });
}

/** Where a model runs. */
export function providerText({ provider, host }: ModelView): string {
  return host === null ? t('This computer') : `${provider}, ${host}`;
}
