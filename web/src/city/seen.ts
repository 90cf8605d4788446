// Posts as one reader has them.
import type { Status } from "../api/entities";

// What only this reader knows of a post is not in what everybody is sent.
export function as_read(former: Status, changed: Status): Status {
  const { favourited, reblogged, bookmarked } = former;
  return { ...changed, favourited, reblogged, bookmarked };
}
