/** The event object that Electron passes to listeners that may refuse what is about to happen. */
export class CancelableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
