import { languageName } from '../../../shared/language-names.ts';
import type { ModelStatus, ModelVariant, ModelView } from '../../../shared/models.ts';
import { duration } from '../../lib/amounts.ts';
import { decimals, percent, rate, shareOf } from '../../lib/format.ts';
import { localeTag, t, told } from '../../lib/translate.tsx';
import type { ModelRow } from './model-rows.ts';

/** A model’s state in a few words. */
export function stateText(status: ModelStatus): string {
  switch (status.state) {
    case 'built-in':
      return t('Built in');
    case 'not-downloaded':
      return t('Not downloaded');
    case 'downloading':
      return t('Downloading {percent}', { percent: percent(shareOf(status) ?? 0) });
    case 'ready':
      return t('Ready');
    case 'building':
      return t('Building {percent}', { percent: percent(shareOf(status) ?? 0) });
    case 'active':
      return t('Active');
    case 'kept':
      return t('Kept, switch back at once');
    case 'failed':
      return t('Failed');
  }
}

/** Passages a second: `340` as measured, `≈ 120` as estimated; that it was not measured says why there is no figure. */
export function speedText(speed: ModelRow['speed']): string {
  if (speed === null) return t('not measured yet');
  return speed.isMeasured ? rate(speed.perSecond) : `≈ ${rate(speed.perSecond)}`;
}

function isToBeEmbedded({ status: { state } }: ModelVariant): boolean {
  return state !== 'active' && state !== 'kept' && state !== 'building';
}

interface Detail {
  name: string;
  value: string;
}

/** What few users need to know. */
export function details(model: ModelView, variant: ModelVariant): Detail[] {
  const { speed, seconds } = variant;
  const rows: Detail[] = [];
  const provider = told(model.provider);
  rows.push({ name: t('Runs'), value: model.host === null ? provider : `${provider}, ${model.host}` });
  rows.push({ name: t('Vectors'), value: t('{count, number} dimensions', { count: model.dimensions }) });
  if (seconds !== null && isToBeEmbedded(variant)) {
    rows.push({ name: t('Time'), value: t('about {time} to embed your notes', { time: duration(seconds) }) });
  }
  if (model.kind === 'local') rows.push({ name: t('Repository'), value: model.id });
  if (model.baseUrl !== null) rows.push({ name: t('Address'), value: model.baseUrl });
  if (model.fit) {
    const { ndcg10, languages, remark } = model.fit;
    const each = languages.map(
      ({ language, ndcg10: figure }) => `${languageName(language, localeTag())} ${decimals(figure, 2)}`,
    );
    const measured = t('nDCG@10 {figure} for your notes ({languages})', {
      figure: decimals(ndcg10, 2),
      languages: each.join(', '),
    });
    rows.push({ name: t('Measured'), value: remark === null ? measured : `${measured}. ${told(remark)}` });
  }
  if (model.quality) {
    const { ndcg10, benchmark } = model.quality;
    const value = t('nDCG@10 {figure}, {benchmark}', {
      figure: decimals(ndcg10, 2),
      benchmark: told(benchmark),
    });
    rows.push({ name: t('Published'), value });
  }
  if (model.license !== null) rows.push({ name: t('Licence'), value: model.license });
  if (model.tokenLimit !== null) {
    rows.push({
      name: t('Reads'),
      value: t('the first {count, number} tokens of a passage', { count: model.tokenLimit }),
    });
  }
  if (speed) {
    const tokens = speed.tokensPerSecond;
    const value =
      speed.device === null
        ? t('{tokens, number} tokens/s', { tokens: Math.round(tokens) })
        : t('{tokens, number} tokens/s on {device}', { tokens: Math.round(tokens), device: deviceNames[speed.device] });
    rows.push({ name: t('Speed'), value });
  }
  return rows;
}

export const deviceNames = { cpu: 'CPU', webgpu: 'WebGPU' } as const;
