import { languageName } from '../../../shared/language-names.ts';
import type { ModelStatus, ModelVariant, ModelView } from '../../../shared/models.ts';
import { duration } from '../../lib/amounts.ts';
import { count, decimals, percent, rate, shareOf } from '../../lib/format.ts';
import { localeTag } from '../../lib/translate.tsx';
import type { ModelRow } from './model-rows.ts';

/** A model’s state in a few words. */
export function stateText(status: ModelStatus): string {
  switch (status.state) {
    case 'built-in':
      return 'Built in';
    case 'not-downloaded':
      return 'Not downloaded';
    case 'downloading':
      return `Downloading ${percent(shareOf(status) ?? 0)}`;
    case 'ready':
      return 'Ready';
    case 'building':
      return `Building ${percent(shareOf(status) ?? 0)}`;
    case 'active':
      return 'Active';
    case 'kept':
      return 'Kept, switch back at once';
    case 'failed':
      return 'Failed';
  }
}

/** Passages a second: `340/s` as measured, `≈ 120/s` as estimated. */
export function speedText(speed: ModelRow['speed']): string {
  if (speed === null) return '–';
  return `${speed.isMeasured ? '' : '≈ '}${rate(speed.perSecond)}/s`;
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
  rows.push({ name: 'Runs', value: model.host === null ? model.provider : `${model.provider}, ${model.host}` });
  rows.push({ name: 'Vectors', value: `${count(model.dimensions)} dimensions` });
  if (seconds !== null && isToBeEmbedded(variant)) {
    rows.push({ name: 'Time', value: `about ${duration(seconds)} to embed your notes` });
  }
  if (model.kind === 'local') rows.push({ name: 'Repository', value: model.id });
  if (model.baseUrl !== null) rows.push({ name: 'Address', value: model.baseUrl });
  if (model.fit) {
    const { ndcg10, languages, remark } = model.fit;
    const each = languages.map(
      ({ language, ndcg10: figure }) => `${languageName(language, localeTag())} ${decimals(figure, 2)}`,
    );
    const measured = `nDCG@10 ${decimals(ndcg10, 2)} for your notes (${each.join(', ')})`;
    rows.push({ name: 'Measured', value: remark === null ? measured : `${measured}. ${remark}` });
  }
  if (model.quality) {
    const { ndcg10, benchmark } = model.quality;
    rows.push({ name: 'Published', value: `nDCG@10 ${decimals(ndcg10, 2)}, ${benchmark}` });
  }
  if (model.license !== null) rows.push({ name: 'Licence', value: model.license });
  if (model.tokenLimit !== null) {
    rows.push({ name: 'Reads', value: `the first ${count(model.tokenLimit)} tokens of a passage` });
  }
  if (speed) {
    const where = speed.device === null ? '' : ` on ${deviceNames[speed.device]}`;
    rows.push({ name: 'Speed', value: `${count(speed.tokensPerSecond)} tokens/s${where}` });
  }
  return rows;
}

export const deviceNames = { cpu: 'CPU', webgpu: 'WebGPU' } as const;
