/** The sender of a request; Electron’s `WebFrameMain`. */
export interface WebFrame {
  url: string;
  parent: WebFrame | null;
}
