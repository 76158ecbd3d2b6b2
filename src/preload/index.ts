import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { droppedChannel, eventChannel, requestChannel } from '../shared/channels.ts';
import type { WindowApi } from '../shared/window-api.ts';

// The window is drawn with the preferences: they are asked for while the page’s scripts are still on their way.
let firstPreferences: Promise<unknown> | null = ipcRenderer.invoke(requestChannel, 'preferences.read', {});

const api: WindowApi = {
  request: (name, input) => {
    if (name !== 'preferences.read' || firstPreferences === null)
      return ipcRenderer.invoke(requestChannel, name, input);
    const answer = firstPreferences;
    firstPreferences = null;
    return answer;
  },
  on: (name, listener) => {
    const forward = (_event: IpcRendererEvent, sent: unknown, data: unknown): void => {
      if (sent === name) listener(data);
    };
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.off(eventChannel, forward);
    };
  },
  // The path goes to main and not to the page, which could name any.
  tokenForFile: (file) => ipcRenderer.invoke(droppedChannel, webUtils.getPathForFile(file)),
};

contextBridge.exposeInMainWorld('nearnote', api);
