/** The popup holds a port of this name open to the offscreen document while it shows a call that could be switched on. */
export const POPUP_PORT = "popup";
