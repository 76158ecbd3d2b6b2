import type { SwitchPlan } from '../../../shared/models.ts';
import { duration, partOf } from '../../lib/amounts.ts';
import { bytes, count, money, roughly } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';

interface Fact {
  name: string;
  value: string;
}

/** What a switch will take, by name and value. */
export function planFacts(plan: SwitchPlan): Fact[] {
  const { hosted } = plan;
  const facts: Fact[] = [{ name: t('Passages to embed'), value: passages(plan) }];
  facts.push({ name: t('Estimated time'), value: time(plan) });
  if (hosted) {
    facts.push(
      {
        name: t('Tokens to send'),
        value: plan.tokens === 0 ? t('none') : t('about {amount}', { amount: roughly(plan.tokens) }),
      },
      { name: t('Requests'), value: count(hosted.requests) },
      { name: t('Estimated cost'), value: hosted.cost === null ? t('unknown, ask your provider') : money(hosted.cost) },
    );
  } else {
    facts.push({ name: t('Download'), value: download(plan) });
  }
  return facts;
}

/** The label says what pressing the button agrees to. */
export function startLabel({ hosted }: SwitchPlan): string {
  return hosted && !hosted.agreed ? t('Send and start') : t('Start');
}

function passages({ toEmbed, chunks }: SwitchPlan): string {
  if (toEmbed === 0) return chunks === 0 ? t('none yet') : t('none, all have a vector');
  return toEmbed === chunks ? count(toEmbed) : partOf(chunks, toEmbed, 'passage');
}

function time({ toEmbed, seconds, needsDownload }: SwitchPlan): string {
  if (toEmbed === 0) return t('a moment');
  if (seconds === null) return t('known once it has begun');
  const amount = duration(seconds);
  return needsDownload ? t('about {amount} after the download', { amount }) : t('about {amount}', { amount });
}

function download({ needsDownload, downloadBytes }: SwitchPlan): string {
  if (!needsDownload) return t('not needed');
  return downloadBytes === null ? t('needed, of unknown size') : bytes(downloadBytes);
}
