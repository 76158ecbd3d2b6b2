interface MenuItem {
  label?: string;
  click?: (item: unknown, window: unknown, event: object) => void;
  submenu?: MenuItem[];
}

let menu: MenuItem[] = [];

/** Electron’s `Menu`. It is not shown: Chromium brings the keys for copying and pasting itself. */
export const Menu = {
  buildFromTemplate: (template: MenuItem[]): MenuItem[] => template,
  setApplicationMenu: (items: MenuItem[]): void => {
    menu = items;
  },
};

/** For the harness: chooses an item of the menu, wherever in it. */
export function chooseMenuItem(label: string): void {
  const item = allOf(menu).find((each) => each.label === label);
  if (item?.click === undefined) throw new Error(`The menu has nothing to choose that is called “${label}”.`);
  item.click(item, null, {});
}

function allOf(items: MenuItem[]): MenuItem[] {
  return items.flatMap((item) => [item, ...allOf(item.submenu ?? [])]);
}
