// An address at which nobody listens.

import { createServer } from "node:net";
import { once } from "node:events";

/** The address of a port that was free a moment ago. */
export async function closedAddress() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}
