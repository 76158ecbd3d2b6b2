import type { NetworkPurpose } from '../../../shared/network.ts';
import { type Message, message } from '../../lib/translate.tsx';

/** What a host is contacted for, as the user is told. */
export const purposeText: Record<NetworkPurpose, Message> = {
  models: message('To find and download models.'),
  embedding: message('To embed texts with a hosted model.'),
  updates: message('To look for new versions of Nearnote.'),
  scans: message('To download what scanned pages are read with.'),
};
