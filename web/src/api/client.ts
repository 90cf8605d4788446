// Every request to the city goes through here: JSON in, JSON out, errors as one kind of exception.
export interface Problem {
  field: string;
  code: string;
  description: string;
}

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problems: Problem[] = [],
  ) {
    super(message);
  }
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

const request_patience_ms = 20_000;

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

function next_of(link: string | null): string | null {
  const found = link?.match(/<([^>]+)>;\s*rel="next"/)?.[1];
  if (!found) return null;
  const url = new URL(found, location.origin);
  return url.pathname + url.search;
}

function problems_of(details: unknown): Problem[] {
  if (!details || typeof details !== "object") return [];
  return Object.entries(details as Record<string, { error: string; description: string }[]>).flatMap(
    ([field, entries]) => entries.map((entry) => ({ field, code: entry.error, description: entry.description })),
  );
}

async function refusal_of(answer: Response): Promise<Refusal> {
  const body = await answer.json().catch(() => ({}));
  return new Refusal(answer.status, body.code ?? "", body.error ?? answer.statusText, problems_of(body.details));
}

async function send(method: Method, path: string, body?: unknown, headers: HeadersInit = {}): Promise<Response> {
  const init: RequestInit = { method, headers, signal: AbortSignal.timeout(request_patience_ms) };
  if (body instanceof FormData) {
    init.body = body;
  } else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...headers, "Content-Type": "application/json" };
  }
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new Refusal(0, "network", "");
  }
  if (!answer.ok) throw await refusal_of(answer);
  return answer;
}

export async function get<T>(path: string): Promise<T> {
  return (await send("GET", path)).json();
}

export async function page<T>(path: string): Promise<Page<T>> {
  const answer = await send("GET", path);
  return { items: await answer.json(), next: next_of(answer.headers.get("Link")) };
}

export async function post<T>(path: string, body: unknown = {}, headers: HeadersInit = {}): Promise<T> {
  return (await send("POST", path, body, headers)).json();
}

export async function put<T>(path: string, body: unknown): Promise<T> {
  return (await send("PUT", path, body)).json();
}

export async function patch<T>(path: string, body: unknown): Promise<T> {
  return (await send("PATCH", path, body)).json();
}

// Files travel as multipart; what a person's own picture is called at home stays there.
export async function patch_files<T>(path: string, files: Record<string, Blob>): Promise<T> {
  const form = new FormData();
  for (const [field, file] of Object.entries(files)) form.append(field, file, "picture");
  return (await send("PATCH", path, form)).json();
}

export async function remove<T>(path: string): Promise<T> {
  return (await send("DELETE", path)).json();
}

// A key that stays the same when a write is repeated because its outcome was unknown.
export function fresh_key(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
