export const stageId = 'map-stage';

/** Moves the focus to the map, or to the list in its place. */
export function focusMap(): void {
  const list = document.querySelector<HTMLElement>(`#${mapBodyId} [role=listbox]`);
  (document.getElementById(stageId) ?? list)?.focus();
}

export const mapBodyId = 'map-body';
