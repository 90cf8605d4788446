// An invented city of its own for a file of tests: filled, served, thrown away.
import { expect, type APIRequestContext } from "@playwright/test";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const binary = process.env.STADT_BINARY ?? "../build/debug/stadt";

export const demo_timeout_ms = 180_000; // its pictures are drawn

export interface DemoCity {
  origin: string;
  close: () => void;
}

// `door` tells the cities of files apart that run at the same time.
export const demo_origin = (door: number): string => `http://127.0.0.1:${Number(process.env.STADT_TEST_PORT) + door}`;

export async function open_demo_city(request: APIRequestContext, door: number): Promise<DemoCity> {
  const origin = demo_origin(door);
  const folder = mkdtempSync(join(tmpdir(), "stadt-demo-"));
  execFileSync(binary, ["demo", "--data", folder, "--origin", origin], { stdio: "ignore" });
  const city = spawn(binary, ["serve", "--data", folder, "--listen", new URL(origin).host, "--origin", origin], { stdio: "ignore" });
  await expect(async () => expect((await request.get(`${origin}/health`)).ok()).toBe(true)).toPass();
  const close = (): void => {
    city.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin, close };
}
