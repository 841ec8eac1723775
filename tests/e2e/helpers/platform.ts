// Owns a learning platform to show a package in: its host, what it has of each learner, and what a course did wrong there.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { expect, type Browser, type BrowserContext, type Frame, type Page } from "@playwright/test";
import { App } from "./app";

/** What a platform has of a learner, by the names of the data model. */
export type Kept = Record<string, string>;

/** The files of a zip, by the list at its end. */
export function unzipped(file: string): Map<string, Buffer> {
  const zip = readFileSync(file);
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place)) as [number, number, number];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + size);
    files.set(zip.toString("utf8", at + 46, at + 46 + name), method === 0 ? packed : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return files;
}

const TYPES: Record<string, string> = { html: "text/html", js: "text/javascript", css: "text/css", xml: "text/xml" };
const here = (name: string): Buffer => readFileSync(new URL(`../fixtures/platform/${name}`, import.meta.url));
const published = new URL("../node_modules/scorm-again/dist/scorm12.min.js", import.meta.url);

/** What a platform speaks with: our own stand-in, a published one, or one that does everything wrong. */
type Runtime = "stand-in" | "published" | "hostile";

export class Platform {
  /** Of each learner. */
  readonly kept = new Map<string, Kept>();
  /** What courses did that the data model does not allow. */
  readonly wrong: string[] = [];
  /** How many visits were ended. */
  finished = 0;
  url = "";
  close: () => Promise<void> = async () => {};

  private constructor(
    private readonly course: Map<string, Buffer>,
    private readonly runtime: Runtime,
  ) {}

  static async start(zip: string, runtime: Runtime): Promise<Platform> {
    const platform = new Platform(unzipped(zip), runtime);
    const server = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
      if (request.method === "POST") {
        const parts = [];
        for await (const part of request) parts.push(part as Buffer);
        const learner = new URL(request.headers.referer ?? "http://localhost/").searchParams.get("learner") ?? "";
        platform.hear(learner, JSON.parse(Buffer.concat(parts).toString()));
        response.writeHead(204).end();
        return;
      }
      const body = platform.file(pathname.slice(1), searchParams.get("learner") ?? "");
      // Nothing but pages, scripts and styles has a kind that such platforms know.
      const type = TYPES[pathname === "/" ? "html" : (pathname.split(".").pop() ?? "")] ?? "application/octet-stream";
      response.writeHead(body ? 200 : 404, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" });
      response.end(body);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    platform.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    platform.close = () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    };
    return platform;
  }

  private file(name: string, learner: string): Buffer | string | undefined {
    if (name.startsWith("course/")) return this.course.get(name.slice(7));
    if (name === "visit.js") return `window.VISIT = ${JSON.stringify({ learner, record: this.kept.get(learner) ?? {} })};`;
    if (name === "scorm-again.js") return readFileSync(published);
    if (name !== "") return here(name);
    const scripts = [`visit.js?learner=${learner}`, ...(this.runtime === "published" ? ["scorm-again.js"] : []), `${this.runtime}.js`];
    const tags = scripts.map((script) => `<script src="./${script}"></script>`).join("");
    // What it tells it must be able to tell before.
    const page = here("index.html").toString();
    return page.replace('<script src="./platform.js"></script>', "").replace("<!-- RUNTIME -->", `<script src="./platform.js"></script>${tags}`);
  }

  private hear(learner: string, said: { record?: Kept; wrong?: string; finished?: true }): void {
    if (said.wrong) this.wrong.push(said.wrong);
    if (said.record) this.kept.set(learner, said.record);
    if (said.finished) this.finished += 1;
  }

  /** What it has of a learner comes to hold this. */
  async has(learner: string, expected: Record<string, unknown>): Promise<void> {
    await expect.poll(() => this.kept.get(learner) ?? {}, "what the platform has").toMatchObject(expected);
  }

  /** A machine that nobody has used; errors in what it shows are wrong as well. */
  async machine(browser: Browser, locale: string): Promise<BrowserContext> {
    const context = await browser.newContext({ locale });
    context.on("console", (message) => message.type() === "error" && this.wrong.push(`console: ${message.text()}`));
    context.on("weberror", (error) => this.wrong.push(`error: ${error.error().message}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.blockedURI}`));
    });
    return context;
  }

  /** Opens the course for a learner, and gives the app in it and the page of the platform. */
  async visit(app: App, context: BrowserContext, learner: string, shape: "frame" | "window"): Promise<[App, Page]> {
    const page = await context.newPage();
    await page.goto(`${this.url}?learner=${learner}`);
    const opened = shape === "window" ? page.waitForEvent("popup") : null;
    await page.getByRole("button", { name: `Open in a ${shape}` }).click();
    let inside: Page | Frame | null = await opened;
    if (!inside) {
      const frame = page.frameLocator("iframe[title=Player]").frameLocator("iframe[title=Course]");
      await expect(frame.getByRole("banner").first()).toBeVisible();
      inside = page.frame({ name: "course" });
    }
    // A frame has of a page what the walks need.
    const course = new App(inside as unknown as Page, app.locale, this.url);
    await expect(course.page.getByRole("heading", { level: 1 })).toHaveText(app.text("Days 1 & 2", "Dag 1 & 2"), { timeout: 15_000 });
    return [course, page];
  }

  /** Closes the course as the platform does, and waits until the visit was ended. */
  async leave(page: Page): Promise<void> {
    const before = this.finished;
    await page.getByRole("button", { name: "Close" }).click();
    await expect.poll(() => this.finished, "the visit was ended").toBe(before + 1);
    await page.close();
  }
}
