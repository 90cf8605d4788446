// A picture on its way to the city: with how far it has come, which fetch does not tell.
import { Refusal } from "../api/client";
import type { MediaAttachment } from "../api/entities";

const patience_ms = 60_000;
const tries = 4;
const between_tries_ms = 1500;

function refusal_of(request: XMLHttpRequest): Refusal {
  try {
    const body = JSON.parse(request.responseText) as { code?: string; error?: string };
    return new Refusal(request.status, body.code ?? "", body.error ?? "");
  } catch {
    return new Refusal(request.status, "network", "");
  }
}

function send_once(file: Blob, on_progress: (share: number) => void): Promise<MediaAttachment> {
  return new Promise((done, fail) => {
    const form = new FormData();
    form.append("file", file, "picture"); // what it is called at home stays there
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v2/media");
    request.timeout = patience_ms;
    request.upload.onprogress = (event) => on_progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => {
      if (request.status === 200) done(JSON.parse(request.responseText) as MediaAttachment);
      else fail(refusal_of(request));
    };
    request.onerror = request.ontimeout = () => fail(new Refusal(0, "network", ""));
    request.send(form);
  });
}

// Where others are being read, it waits and knocks again.
export async function send_picture(file: Blob, on_progress: (share: number) => void): Promise<MediaAttachment> {
  for (let tried = 1; ; ++tried) {
    try {
      return await send_once(file, on_progress);
    } catch (caught) {
      if (!(caught instanceof Refusal) || caught.code !== "media.busy" || tried === tries) throw caught;
      await new Promise((wake) => setTimeout(wake, between_tries_ms));
    }
  }
}
