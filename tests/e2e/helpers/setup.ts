// Owns what happens once around a run: the server starts on a free port, and stops.
import { DIST, serve } from "./server.mjs";

export default async function setup() {
  const server = await serve(DIST, "/zetel/");
  process.env.ZETEL_URL = server.url;
  return server.close;
}
