// What happens in the city while a page is open, over one socket for the whole tab. Whoever follows a stream fetches
// again as soon as the city says that it is heard, and now and then while there is no socket at all.
import { post, Refusal } from "../api/client";
import { session } from "./session.svelte";

export interface Follower {
  // Payloads as they were sent: entities as objects, a deleted post as its bare id.
  hear?: (event: string, payload: unknown) => void;
  refetch?: () => unknown;
}

interface Frame {
  stream?: string[];
  event?: string;
  payload?: string;
}

const first_wait_ms = 1_000;
const longest_wait_ms = 60_000;
const steady_after_ms = 10_000; // a socket that lived so long was a good one
const looks_again_ms = 15_000;
const rests_after_ms = 5 * 60_000; // hidden for so long, a tab rests
const signed_out = 401;

const key_of = (stream: string[]): string => stream.join(" ");

function subscription(type: "subscribe" | "unsubscribe", key: string): string {
  const [stream, param] = key.split(" ");
  return JSON.stringify({ type, stream, confirm: true, ...(stream === "stadt:table" ? { table: param } : param ? { tag: param } : {}) });
}

class Live {
  #followers = new Map<string, Set<Follower>>();
  #person: string | null = null; // whose socket it is: "" is a visitor's, null nobody knows yet
  #phase: "silent" | "calling" | "open" | "waiting" = "silent";
  #socket: WebSocket | null = null;
  #attempt = 0; // what belongs to an earlier one has no say any more
  #opened_at = 0;
  #wait_ms = first_wait_ms;
  #again = 0;
  #rest = 0;
  #looked_at = Date.now();

  constructor() {
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#rest_later() : this.#wake()));
    addEventListener("online", () => this.#wake());
    addEventListener("pagehide", () => this.#hang_up());
    addEventListener("pageshow", (event) => event.persisted && this.#wake());
    setInterval(() => this.#look_again(), looks_again_ms);
  }

  // The socket belongs to one person; another one gets their own.
  greet(person: string): void {
    if (person === this.#person) return;
    this.#person = person;
    this.#hang_up();
    this.#wake();
  }

  // Hears a stream (its name, and its parameter if it has one) until the function that it returns is called.
  follow(stream: string[], follower: Follower): () => void {
    const key = key_of(stream);
    const present = this.#followers.get(key);
    if (present) present.add(follower);
    else {
      this.#followers.set(key, new Set([follower]));
      if (this.#phase === "open") this.#socket?.send(subscription("subscribe", key));
      else if (this.#phase === "silent") void this.#call();
    }
    return () => this.#unfollow(key, follower);
  }

  #unfollow(key: string, follower: Follower): void {
    const present = this.#followers.get(key);
    present?.delete(follower);
    if (present?.size !== 0) return;
    this.#followers.delete(key);
    if (this.#phase === "open") this.#socket?.send(subscription("unsubscribe", key));
  }

  async #call(): Promise<void> {
    if (this.#person === null || this.#followers.size === 0) return;
    const attempt = ++this.#attempt;
    clearTimeout(this.#again);
    this.#phase = "calling";
    try {
      const ticket = this.#person ? (await post<{ ticket: string }>("/api/stadt/v1/streaming/ticket")).ticket : "";
      if (attempt === this.#attempt) this.#listen(ticket, attempt);
    } catch (problem) {
      if (attempt !== this.#attempt) return;
      if (problem instanceof Refusal && problem.status === signed_out) void session.begin();
      this.#call_later();
    }
  }

  #listen(ticket: string, attempt: number): void {
    const address = location.origin.replace(/^http/, "ws") + "/api/v1/streaming";
    const socket = ticket ? new WebSocket(address, ticket) : new WebSocket(address);
    this.#socket = socket;
    socket.onopen = () => {
      if (attempt !== this.#attempt) return;
      this.#phase = "open";
      this.#opened_at = Date.now();
      for (const key of this.#followers.keys()) socket.send(subscription("subscribe", key));
    };
    socket.onmessage = (message) => {
      if (attempt === this.#attempt) this.#hear(JSON.parse(String(message.data)) as Frame);
    };
    socket.onclose = () => {
      if (attempt !== this.#attempt) return;
      if (this.#phase === "open" && Date.now() - this.#opened_at > steady_after_ms) this.#wait_ms = first_wait_ms;
      this.#socket = null;
      this.#call_later();
    };
  }

  #hear({ stream, event, payload }: Frame): void {
    if (!stream || !event) return; // a complaint about a subscription
    const followers = this.#followers.get(key_of(stream)) ?? [];
    // What happened between a page's own reading and this moment is found by reading again, what comes later is heard.
    if (event === "stadt.listening") return this.#refetch(followers);
    const said: unknown = event === "delete" || !payload ? payload : JSON.parse(payload);
    for (const follower of followers) follower.hear?.(event, said);
  }

  #refetch(followers: Iterable<Follower> = new Set([...this.#followers.values()].flatMap((some) => [...some]))): void {
    for (const follower of followers) follower.refetch?.();
  }

  // Everybody comes back at a moment of their own.
  #call_later(): void {
    if (this.#wait_ms === first_wait_ms) this.#refetch();
    this.#phase = "waiting";
    this.#again = window.setTimeout(() => void this.#call(), this.#wait_ms * (0.5 + Math.random() / 2));
    this.#wait_ms = Math.min(this.#wait_ms * 2, longest_wait_ms);
  }

  #hang_up(): void {
    ++this.#attempt;
    clearTimeout(this.#again);
    this.#phase = "silent";
    this.#socket?.close();
    this.#socket = null;
  }

  #rest_later(): void {
    clearTimeout(this.#rest);
    this.#rest = window.setTimeout(() => this.#hang_up(), rests_after_ms);
  }

  #wake(): void {
    clearTimeout(this.#rest);
    if (this.#phase === "open" || this.#phase === "calling") return;
    this.#wait_ms = first_wait_ms;
    void this.#call();
  }

  // A device that slept for a while may hold a socket that is none any more.
  #look_again(): void {
    const slept = Date.now() - this.#looked_at > 3 * looks_again_ms;
    this.#looked_at = Date.now();
    if (document.hidden) return;
    if (slept) {
      this.#hang_up();
      this.#wake();
    } else if (this.#phase !== "open") {
      this.#refetch();
    }
  }
}

export const live = new Live();
