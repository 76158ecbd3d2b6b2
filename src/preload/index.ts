import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { eventChannel, requestChannel } from '../shared/channels.ts';
import type { WindowApi } from '../shared/window-api.ts';

const api: WindowApi = {
  request: (name, input) => ipcRenderer.invoke(requestChannel, name, input),
  on: (name, listener) => {
    const forward = (_event: IpcRendererEvent, sent: unknown, data: unknown): void => {
      if (sent === name) listener(data);
    };
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.off(eventChannel, forward);
    };
  },
  pathForFile: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('nearnote', api);
