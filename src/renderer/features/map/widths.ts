/** The widths of what lies over the map, with the room around it, in rem. */
export const legendWidth = 12.75;
export const panelWidth = 18.75;
