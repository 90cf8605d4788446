import { svelte } from "@sveltejs/vite-plugin-svelte";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const smallest_compressed_bytes = 512;

// The server sends these beside the plain files, so that it never compresses while somebody waits.
function compressed(folder: string): Plugin {
  const compress = (at: string): void => {
    for (const name of readdirSync(at)) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) compress(path);
      else if (!path.endsWith(".html") && statSync(path).size >= smallest_compressed_bytes)
        writeFileSync(path + ".br", brotliCompressSync(readFileSync(path)));
    }
  };
  return { name: "compressed", apply: "build", closeBundle: () => compress(folder) };
}

export default defineConfig({
  plugins: [svelte(), compressed("dist")],
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { "/api": "http://127.0.0.1:8080", "/media": "http://127.0.0.1:8080" } },
});
