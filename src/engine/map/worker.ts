import { postEvent, serve } from '../../shared/rpc.ts';
import { parentThread } from '../lib/thread-port.ts';
import { layOut } from './layout.ts';
import { mapThreadRequests } from './map-contract.ts';
import { placeNotes } from './placement.ts';
import { pointClusters } from './point-clusters.ts';
import { scaleToUnit } from './unit-vectors.ts';

/** Milliseconds, at least, between two reports. */
const reportEvery = 100;
const port = parentThread();
let reportedAt = 0;

function report(share: number): void {
  const now = performance.now();
  if (now - reportedAt < reportEvery) return;
  reportedAt = now;
  postEvent(port, 'progress', share);
}

serve(
  mapThreadRequests,
  {
    layOut: async (table) => {
      scaleToUnit(table);
      const positions = await layOut(table, report);
      return { positions, clusters: pointClusters(positions) };
    },
    place: async ({ anchors, added }) => {
      for (const table of [anchors, added]) scaleToUnit(table);
      return placeNotes(anchors, added, report);
    },
  },
  port,
);
