// The pictures that somebody lays beside what they write: brought at once, described, ordered, left out.
import { Refusal } from "../api/client";
import type { MediaAttachment } from "../api/entities";
import { speech } from "../words/words.svelte";
import { bounded } from "./picture";
import { session } from "./session.svelte";
import { send_picture } from "./upload";

export interface Laid {
  key: number;
  preview: string; // an address that shows it
  id: string; // empty: on its way
  description: string;
  share: number; // of the way
  problem: unknown;
  file: Blob | null; // none: it stands in the post already
}

const kinds = ["image/jpeg", "image/png", "image/webp", "image/gif"];
export const accepted = kinds.join(",");

let keys = 0;

export class Tray {
  laid = $state<Laid[]>([]);
  problem = $state(""); // of what was not taken
  #most: number;

  constructor(most = 4) {
    this.#most = most;
  }

  get most(): number {
    return Math.min(this.#most, session.instance?.configuration.statuses.max_media_attachments ?? 4);
  }
  get full(): boolean {
    return this.laid.length >= this.most;
  }
  get busy(): boolean {
    return this.laid.some((one) => !one.id && !one.problem);
  }
  // Everything is there and described.
  get ready(): boolean {
    return this.laid.every((one) => one.id && one.description.trim());
  }
  get ids(): string[] {
    return this.laid.map((one) => one.id);
  }
  get attributes(): { id: string; description: string }[] {
    return this.laid.map(({ id, description }) => ({ id, description }));
  }
  // What a request says of them; nothing where there are none.
  get said(): object {
    return this.laid.length > 0 ? { media_ids: this.ids, media_attributes: this.attributes } : {};
  }

  // What stands in a post already.
  show(pictures: readonly MediaAttachment[]): void {
    this.clear();
    for (const { id, preview_url, description } of pictures) {
      this.laid.push({ key: ++keys, preview: new URL(preview_url, location.origin).pathname, id, description: description ?? "", share: 1, problem: null, file: null });
    }
  }

  async add(files: Iterable<File>): Promise<void> {
    this.problem = "";
    for (const file of files) {
      if (this.full) {
        this.problem = speech.words.pictures.too_many(this.most);
        return;
      }
      if (!kinds.includes(file.type)) this.problem = speech.words.pictures.no_picture;
      else await this.#lay(file);
    }
  }

  async #lay(file: File): Promise<void> {
    const limit = session.instance?.configuration.media_attachments.image_size_limit ?? 0;
    const blob = await bounded(file);
    if (limit > 0 && blob.size > limit) {
      this.problem = speech.words.pictures.too_large(limit >> 20);
      return;
    }
    this.laid.push({ key: ++keys, preview: URL.createObjectURL(blob), id: "", description: "", share: 0, problem: null, file: blob });
    await this.bring(this.laid.at(-1)!);
  }

  async bring(one: Laid): Promise<void> {
    if (!one.file) return;
    one.problem = null;
    try {
      one.id = (await send_picture(one.file, (share) => (one.share = share))).id;
    } catch (caught) {
      one.problem = caught instanceof Refusal ? caught : new Refusal(0, "network", "");
    }
  }

  leave_out(index: number): void {
    const [gone] = this.laid.splice(index, 1);
    if (gone) this.#forget(gone);
    this.problem = "";
  }

  move(index: number, by: -1 | 1): void {
    const [one] = this.laid.splice(index, 1);
    if (one) this.laid.splice(index + by, 0, one);
  }

  clear(): void {
    for (const one of this.laid) URL.revokeObjectURL(one.preview);
    this.laid = [];
    this.problem = "";
  }

  // What was brought and is not used goes again.
  #forget(one: Laid): void {
    if (!one.file) return;
    URL.revokeObjectURL(one.preview);
    if (one.id) void fetch(`/api/v1/media/${one.id}`, { method: "DELETE" }).catch(() => undefined);
  }

  // On a form: pictures may be dropped and pasted there.
  receive = (form: HTMLElement): (() => void) => {
    const files_of = (list: DataTransfer | null): File[] => [...(list?.files ?? [])];
    const paste = (event: ClipboardEvent): void => {
      const files = files_of(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      void this.add(files);
    };
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const files = files_of(event.dataTransfer);
      if (files.length === 0) return;
      event.preventDefault();
      void this.add(files);
    };
    form.addEventListener("paste", paste);
    form.addEventListener("dragover", over);
    form.addEventListener("drop", drop);
    return () => {
      form.removeEventListener("paste", paste);
      form.removeEventListener("dragover", over);
      form.removeEventListener("drop", drop);
    };
  };
}
