import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { systemCodeOf } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
export type Rectangle = z.infer<typeof rectangle>;

const windowState = z.object({ bounds: rectangle, maximized: z.boolean() });
/** Where the window stood, in screen coordinates (device-independent pixels). */
export type WindowState = z.infer<typeof windowState>;

export const smallestWindow = { width: 720, height: 480 };

/** How much of the window's top edge must be on a screen for a user to be able to take hold of it. */
const grip = { width: 120, height: 32 };

/**
 * Where the window stood last; null on the first start, when the file is broken, or when the window would now be out of
 * reach (a screen that is gone).
 * @param workAreas the screens, without their task bars and docks.
 */
export function loadWindowState(file: string, workAreas: readonly Rectangle[], logger: Logger): WindowState | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') logger.log('file.failed', { file: 'window-state' }, error);
    return null;
  }
  const state = parseWindowState(text);
  return state !== null && isWithinReach(state.bounds, workAreas) ? state : null;
}

export function saveWindowState(file: string, state: WindowState, logger: Logger): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch (error) {
    logger.log('file.failed', { file: 'window-state' }, error);
  }
}

function parseWindowState(text: string): WindowState | null {
  try {
    return windowState.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isWithinReach({ x, y, width, height }: Rectangle, workAreas: readonly Rectangle[]): boolean {
  if (width < smallestWindow.width || height < smallestWindow.height) return false;
  return workAreas.some((area) => {
    const visibleWidth = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    const belowTop = y >= area.y && y + grip.height <= area.y + area.height;
    return belowTop && visibleWidth >= grip.width;
  });
}
