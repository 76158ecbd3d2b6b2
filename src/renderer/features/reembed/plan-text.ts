import type { SwitchPlan } from '../../../shared/models.ts';
import { duration, partOf } from '../../lib/amounts.ts';
import { bytes, count, money, roughly } from '../../lib/format.ts';

interface Fact {
  name: string;
  value: string;
}

/** What a switch will take, by name and value. */
export function planFacts(plan: SwitchPlan): Fact[] {
  const { hosted } = plan;
  const facts: Fact[] = [{ name: 'Passages to embed', value: passages(plan) }];
  facts.push({ name: 'Estimated time', value: time(plan) });
  if (hosted) {
    facts.push(
      { name: 'Tokens to send', value: plan.tokens === 0 ? 'none' : `about ${roughly(plan.tokens)}` },
      { name: 'Requests', value: count(hosted.requests) },
      { name: 'Estimated cost', value: hosted.cost === null ? 'unknown, ask your provider' : money(hosted.cost) },
    );
  } else {
    facts.push({ name: 'Download', value: download(plan) });
  }
  return facts;
}

/** The label says what pressing the button agrees to. */
export function startLabel({ hosted }: SwitchPlan): string {
  return hosted && !hosted.agreed ? 'Send and start' : 'Start';
}

function passages({ toEmbed, chunks }: SwitchPlan): string {
  if (toEmbed === 0) return chunks === 0 ? 'none yet' : 'none, all have a vector';
  return toEmbed === chunks ? count(toEmbed) : partOf(chunks, toEmbed, 'passage');
}

function time({ toEmbed, seconds }: SwitchPlan): string {
  if (toEmbed === 0) return 'a moment';
  return seconds === null ? 'known once it has begun' : `about ${duration(seconds)}`;
}

function download({ needsDownload, downloadBytes }: SwitchPlan): string {
  if (!needsDownload) return 'not needed';
  return downloadBytes === null ? 'needed, of unknown size' : bytes(downloadBytes);
}
