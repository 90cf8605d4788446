// Browser tests against the real program on a fresh city. STADT_BINARY names the program, STADT_TEST_DATABASE a store
// other than the embedded one.
import { defineConfig } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Read again in every worker: what the first one chose holds for all.
process.env.STADT_TEST_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000));
process.env.STADT_TEST_DATA ??= mkdtempSync(join(tmpdir(), "stadt-browser-"));
const address = `127.0.0.1:${process.env.STADT_TEST_PORT}`;
const binary = process.env.STADT_BINARY ?? "../build/debug/stadt";
const database = process.env.STADT_TEST_DATABASE ? `--set database=${process.env.STADT_TEST_DATABASE}` : "";

export default defineConfig({
  testDir: "tests",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    baseURL: `http://${address}`,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `${binary} serve --data ${process.env.STADT_TEST_DATA} --listen ${address} --origin http://${address} --set limits.enabled=false ${database}`,
    url: `http://${address}/health`,
    stdout: "ignore",
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  },
});
