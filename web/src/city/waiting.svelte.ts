// How many wait for one's answer. The card pile never counts.
import { get } from "../api/client";
import { session } from "./session.svelte";

class Waiting {
  inbox = $state(0);
  looks = $state(0); // for pages that show requests: something may have changed

  async look(): Promise<void> {
    const counted = session.me ? await get<{ inbox: number }>("/api/stadt/v1/requests/count").catch(() => null) : { inbox: 0 };
    if (!counted) return;
    this.inbox = counted.inbox;
    this.looks += 1;
  }
}

export const waiting = new Waiting();
