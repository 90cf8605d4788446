// What one has kept.
import type { Words } from "../de";

export const bookmarks: Words["bookmarks"] = { heading: "Kept", none: "Nothing kept yet. Below every post there is “Keep”." };
