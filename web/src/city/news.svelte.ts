// Whether something waits for whoever is signed in: a quiet light beside the way there, never a number.
import { get, post } from "../api/client";
import type { Markers, Notification } from "../api/entities";
import { live } from "./live.svelte";
import { is_letter, own_types } from "./notifications";
import { waiting } from "./waiting.svelte";

interface Count {
  count: number;
}

class News {
  letters = $state(false);
  notifications = $state(false);

  // Looks whenever the city says so, until the function that it returns is called.
  follow(): () => void {
    return live.follow(["stadt"], {
      hear: (event, payload) => {
        if (event === "stadt.letter") this.letters = (payload as { unread: number }).unread > 0;
        if (event.startsWith("stadt.request")) void waiting.look();
        if (event === "stadt.notified") void this.look_for_notifications();
      },
      refetch: () => this.look(),
    });
  }

  async look(): Promise<void> {
    await Promise.all([this.look_for_letters(), this.look_for_notifications(), waiting.look()]);
  }

  async look_for_letters(): Promise<void> {
    const answer = await get<Count>("/api/stadt/v1/letters/unread").catch(() => null);
    if (answer) this.letters = answer.count > 0;
  }

  async look_for_notifications(): Promise<void> {
    const read = await this.read_up_to();
    const fresh = await get<Notification[]>(`/api/v1/notifications?limit=20&since_id=${read}&${own_types}`).catch(() => null);
    if (fresh) this.notifications = !fresh.every(is_letter);
  }

  // Which notification was the last one that was seen.
  async read_up_to(): Promise<string> {
    const markers = await get<Markers>("/api/v1/markers?timeline[]=notifications").catch(() => null);
    return markers?.notifications.last_read_id ?? "0";
  }

  // Whoever has seen the newest has seen them all.
  async note_read(newest: Notification): Promise<void> {
    await post("/api/v1/markers", { notifications: { last_read_id: newest.id } });
    this.notifications = false;
  }
}

export const news = new News();
