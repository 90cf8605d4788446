// How many wait for one's answer. The card pile never counts.
import { get } from "../api/client";
import { session } from "./session.svelte";

class Waiting {
  inbox = $state(0);

  async look(): Promise<void> {
    const counted = session.me ? await get<{ inbox: number }>("/api/stadt/v1/requests/count").catch(() => null) : { inbox: 0 };
    if (counted) this.inbox = counted.inbox;
  }
}

export const waiting = new Waiting();
