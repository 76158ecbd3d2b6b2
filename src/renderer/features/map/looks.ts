import type { Colouring } from './colour-groups.ts';
import { resolvedColour, tokenColour } from './css-colours.ts';
import type { Covered } from './drawing/camera.ts';
import type { Scene } from './drawing/map-stage.ts';
import type { MapNotes } from './map-notes.ts';

/** Opacities, of 255. */
const opacities = { usual: 225, besideHits: 70, besidePicked: 60, filtered: 16 };

interface Shown {
  notes: MapNotes;
  colouring: Colouring;
  /** By note id, see strengthsOf; empty without a query. */
  strengths: ReadonlyMap<number, number>;
  /** The line of the legend whose notes alone are shown; null for all. */
  group: number | null;
  picked: readonly number[] | null;
  isForced: boolean;
  covered: Covered;
}

/** How the notes look on the stage: their colours, and what is set back behind the hits, the picked and the filtered ones. */
export function sceneOf({ notes, colouring, strengths, group, picked, isForced, covered }: Shown): Scene {
  const isPicked = picked === null ? null : new Set(picked);
  const glow = new Uint8Array(notes.placed);
  const opacity = new Uint8Array(notes.placed);
  for (let note = 0; note < notes.placed; note++) {
    const strength = strengths.get(notes.noteIds[note] ?? 0) ?? 0;
    const isOut = group !== null && colouring.groupOf[note] !== group;
    glow[note] = isOut ? 0 : Math.round(strength * 255);
    if (isOut) opacity[note] = opacities.filtered;
    else if (isPicked !== null) opacity[note] = isPicked.has(note) ? opacities.usual : opacities.besidePicked;
    else if (strengths.size > 0 && strength === 0) opacity[note] = opacities.besideHits;
    else opacity[note] = opacities.usual;
  }
  return {
    positions: notes.positions,
    count: notes.placed,
    covered,
    style: { colour: colouring.groupOf, opacity, glow },
    colours: colouring.groups.map(({ colour }) => resolvedColour(isForced ? 'CanvasText' : colour)),
    glowColour: isForced ? resolvedColour('Highlight') : tokenColour('--accent'),
  };
}
